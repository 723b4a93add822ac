"""Which files Duben offers to open, as each system names them. It makes itself nobody's default."""

from __future__ import annotations

from dataclasses import dataclass

from install.identity import COMMAND, NAME


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name for people, the ends of names, the MIME types, Apple's types."""

    name: str
    suffixes: tuple[str, ...]
    mime_types: tuple[str, ...]
    apple_types: tuple[str, ...]


KINDS = (
    Kind("Text", (".txt", ".text"), ("text/plain",), ("public.plain-text",)),
    Kind(
        "Web page",
        (".htm", ".html", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        ("public.html", "public.xhtml"),
    ),
    Kind(
        "Saved web page",
        (".mht", ".mhtml"),
        ("application/x-mimearchive", "multipart/related"),
        ("org.ietf.mhtml",),
    ),
    Kind("Book", (".epub",), ("application/epub+zip",), ("org.idpf.epub-container",)),
    Kind("PDF document", (".pdf",), ("application/pdf",), ("com.adobe.pdf",)),
    Kind(
        "Word document",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        ("org.openxmlformats.wordprocessingml.document",),
    ),
    Kind(
        "Markdown text",
        (".md", ".markdown"),
        ("text/markdown",),
        ("net.daringfireball.markdown",),
    ),
    Kind(
        "Subtitles",
        (".srt", ".vtt", ".ass", ".ssa"),
        ("application/x-subrip", "text/vtt", "text/x-ssa"),
        ("org.duben.srt", "org.w3.webvtt", "org.duben.ssa"),
    ),
)


def mime_types() -> list[str]:
    """List the MIME types, as a desktop entry does."""
    return [mime for kind in KINDS for mime in kind.mime_types]


def document_types() -> list[dict[str, object]]:
    """Write what Info.plist says about documents."""
    return [
        {
            "CFBundleTypeName": kind.name,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": list(kind.apple_types),
        }
        for kind in KINDS
    ]


def imported_types() -> list[dict[str, object]]:
    """Write the types that macOS itself has no name for."""
    missing = (
        ("org.duben.srt", "SubRip subtitles", ["srt"]),
        ("org.duben.ssa", "SubStation Alpha subtitles", ["ass", "ssa"]),
        ("org.w3.webvtt", "WebVTT subtitles", ["vtt"]),
        ("net.daringfireball.markdown", "Markdown text", ["md", "markdown"]),
        ("org.ietf.mhtml", "Web page saved as one file", ["mhtml", "mht"]),
    )
    return [
        {
            "UTTypeIdentifier": identifier,
            "UTTypeDescription": name,
            "UTTypeConformsTo": ["public.text" if name.endswith("text") else "public.data"],
            "UTTypeTagSpecification": {"public.filename-extension": suffixes},
        }
        for identifier, name, suffixes in missing
    ]


def registry_lines() -> list[str]:
    """Write the lines of an Inno Setup script that put Duben into the list “Open with”."""
    application = rf"Software\Classes\Applications\{COMMAND}-window.exe"
    command = rf'"""{{app}}\{COMMAND}-window.exe"" ""%1"""'
    lines = [
        rf'Root: HKA; Subkey: "{application}"; ValueType: string; ValueName: "FriendlyAppName";'
        f' ValueData: "{NAME}"; Flags: uninsdeletekey',
        rf'Root: HKA; Subkey: "{application}\shell\open\command"; ValueType: string;'
        f" ValueData: {command}",
    ]
    for kind in KINDS:
        lines += [
            rf'Root: HKA; Subkey: "{application}\SupportedTypes"; ValueType: string;'
            f' ValueName: "{suffix}"; ValueData: ""'
            for suffix in kind.suffixes
        ]
    return lines
