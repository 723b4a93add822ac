"""How Duben's notes look in Anki: the fields of the note type, its cards, and their style.

The colours and the type are those of the window (desktop/ui/theme.py says them for Qt). The style
uses nothing that the web views of Anki, AnkiMobile and AnkiDroid don't all have.
"""

from __future__ import annotations

NOTE_TYPE = "Duben"
"""The name of the note type; Anki knows it by its id."""

NOTE_TYPE_ID = 1_795_600_000_743
"""Never changes: with another, every note of the learner's would be of a foreign type."""

NOTE_TYPE_CHANGED = 1_795_600_000
"""When cards and style were last changed, in seconds: raise it with them.

An import brings the note type up to date where this is newer than the learner's own, so that what
the learner has changed about the cards since stays as it is.
"""

KEY = "Key"
AUDIO = "Audio"
FIELDS = (
    KEY,
    "Simplified",
    "Traditional",
    "Hanzi",
    "Pinyin",
    "Zhuyin",
    "Meaning",
    "Sentence",
    "Cloze",
    "Source",
    AUDIO,
    "Note",
    "Credit",
)
"""The fields in their order; fields are added at the end, never renamed."""

SHOWN_FIRST = FIELDS.index("Simplified")
"""The field that Anki's browser shows and sorts by."""

_FOOT = """\
{{#Note}}<div class="note">{{Note}}</div>{{/Note}}
<div class="foot">{{#Source}}<div>{{Source}}</div>{{/Source}}<div>{{Credit}}</div></div>
</div>"""

_READING = """\
<div class="reading"><span class="pinyin">{{Pinyin}}</span>\
{{#Zhuyin}}<span class="zhuyin" lang="zh-Hant-TW">{{Zhuyin}}</span>{{/Zhuyin}}</div>"""

_MEANING = """{{#Meaning}}<div class="meaning">{{Meaning}}</div>{{/Meaning}}"""
_AUDIO = """{{#Audio}}<div class="audio">{{Audio}}</div>{{/Audio}}"""

TEMPLATES = (
    (
        "Read",
        """\
<div class="duben">
<div class="hanzi">{{Hanzi}}</div>
{{#Sentence}}<div class="sentence">{{Sentence}}</div>{{/Sentence}}
</div>""",
        f"""\
<div class="duben">
<div class="hanzi">{{{{Hanzi}}}}</div>
{{{{#Sentence}}}}<div class="sentence">{{{{Sentence}}}}</div>{{{{/Sentence}}}}
<hr id="answer">
{_READING}
{_AUDIO}
{_MEANING}
{_FOOT}""",
    ),
    (
        "Recall",
        f"""\
{{{{#Cloze}}}}
<div class="duben">
<div class="sentence asked">{{{{Cloze}}}}</div>
{_MEANING}
</div>
{{{{/Cloze}}}}""",
        f"""\
<div class="duben">
<div class="sentence asked">{{{{Sentence}}}}</div>
{_MEANING}
<hr id="answer">
<div class="hanzi">{{{{Hanzi}}}}</div>
{_READING}
{_AUDIO}
{_FOOT}""",
    ),
)
"""The name, the front and the back of each card; the second is there only with a sentence."""

STYLE = """\
.card {
  --page: #faf8f4; --ink: #22201d; --soft: #6f6a62; --line: #e6e0d6; --accent: #b3402e;
  --t1: #c0392b; --t2: #945d0b; --t3: #2a7548; --t4: #2b62a8; --t5: #6f6a62;
  margin: 0; padding: 0;
  background: var(--page); color: var(--ink);
  font-family: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
  font-size: 18px; line-height: 1.5; text-align: center;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --page: #1d1c1a; --ink: #e9e4da; --soft: #a39c90; --line: #37342f; --accent: #e0806c;
  --t1: #ef8a7d; --t2: #e3b25b; --t3: #7cc79a; --t4: #86b3ea; --t5: #a39c90;
  background: var(--page); color: var(--ink);
}
.duben { max-width: 34em; margin: 0 auto; padding: 40px 20px 24px; }
:lang(zh-Hans) {
  font-family: "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
    STSong, SimSun, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", serif;
}
:lang(zh-Hant) {
  font-family: "Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC",
    PMingLiU, MingLiU, "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", serif;
}
:lang(zh-Hant-HK) {
  font-family: "Songti TC", "Noto Serif CJK HK", "Noto Serif HK", "Source Han Serif HC",
    MingLiU_HKSCS, "Noto Sans CJK HK", "PingFang HK", "Microsoft JhengHei", serif;
}
.hanzi, .sentence, .reading { text-wrap: balance; overflow-wrap: anywhere; }
.hanzi { font-size: 60px; line-height: 1.25; }
.hanzi small { display: block; font-size: 26px; line-height: 1.5; color: var(--soft); }
.sentence { margin-top: 20px; font-size: 24px; line-height: 1.75; }
.sentence.asked { margin-top: 0; font-size: 28px; }
.sentence b { font-weight: inherit; color: var(--accent); }
.gap { letter-spacing: 0; color: var(--accent); white-space: nowrap; }
hr#answer { height: 0; margin: 28px 0 24px; border: 0; border-top: 1px solid var(--line); }
.hanzi + .reading { margin-top: 4px; }
.pinyin { font-size: 26px; }
.zhuyin {
  display: block; font-size: 17px; color: var(--soft); word-break: keep-all;
  font-family: "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
}
.t1 { color: var(--t1); } .t2 { color: var(--t2); } .t3 { color: var(--t3); }
.t4 { color: var(--t4); } .t5 { color: var(--t5); }
.audio { margin-top: 8px; }
.meaning { margin-top: 16px; font-size: 20px; overflow-wrap: anywhere; }
.meaning ol { display: inline-block; margin: 0; padding: 0 0 0 1.4em; text-align: left; }
.meaning li::marker { color: var(--soft); font-size: 0.8em; }
.meaning li + li { margin-top: 4px; }
.note { margin-top: 20px; color: var(--soft); overflow-wrap: anywhere; }
.foot {
  margin-top: 32px; font-size: 13px; line-height: 1.5; color: var(--soft);
  overflow-wrap: anywhere;
}
.replay-button svg { width: 34px; height: 34px; }
.replay-button svg circle { fill: none; stroke: var(--line); }
.replay-button svg path { fill: var(--soft); stroke: var(--soft); }
@media (max-width: 480px) {
  .duben { padding: 28px 18px 20px; }
  .hanzi { font-size: 52px; }
  .sentence { font-size: 22px; }
  .sentence.asked { font-size: 25px; }
}
"""
