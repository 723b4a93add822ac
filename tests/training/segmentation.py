"""Make resources/segmentation.txt: what words of the dictionary weigh when text is cut.

    python -m tests.training.segmentation FOLDER [INDEX]

It runs in an environment of its own with numpy, jieba, rjieba, thulac and spacy_pkuseg, and with
Duben's folder on the path; some 20 minutes. FOLDER holds raw Simplified text, a sentence a line, in
files named `*.txt`, and the model of pkuseg 0.0.25 in `pkuseg/` (features.pkl written again as
features.msgpack). INDEX is an index of Duben's dictionary, built here if it isn't given. What the
teachers said is kept in FOLDER, so that a second run takes a minute.

What was used, and why it is done so, is in docs/segmentation.md.
"""

from __future__ import annotations

import json
import math
import re
import struct
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from desktop.language.levels import Levels  # noqa: E402
from desktop.language.segmentation import rjieba_engine  # noqa: E402
from dictionaries.build import build_index  # noqa: E402
from dictionaries.index import Index  # noqa: E402
from dictionaries.lexicon import (  # noqa: E402
    UNSEEN,
    default_frequency,
    is_matchable,
    read_frequencies,
)
from dictionaries.sources import find_sources  # noqa: E402

Labels = list[list[str]]
TEACHERS = ("lac", "pku", "thu")
SCALE = 100  # weights are integers; this many make one occurrence in jieba's corpus
SHARE = 0.7  # of the counts in the labelled text; the rest is jieba's
TEACH = 4.0  # what a unanimous gap counts in log-weight when the text to learn from is cut
STEPS = 10
TRANSPARENT = 0.5
_HAN = re.compile("[\u4e00-\u9fd5]+")


# The teachers.


class Lac:
    """Baidu's LAC as jieba ships it (`lac_small`), read and run with numpy alone."""

    def __init__(self) -> None:
        spec = find_spec("jieba")
        assert spec is not None
        assert spec.origin is not None
        folder = Path(spec.origin).parent / "lac_small"

        def read(name: str) -> np.ndarray:
            data = (folder / "model_baseline" / name).read_bytes()
            size = struct.unpack_from("<i", data, 16)[0]  # after two versions and the levels
            return np.frombuffer(data, np.float32, offset=20 + size)

        self.embedding = read("word_emb").reshape(-1, 128)
        widths = (128, 128, 256, 256, 256)
        self.dense = [
            (read(f"fc_{n}.w_0").reshape(width, -1), read(f"fc_{n}.b_0"))
            for n, width in enumerate(widths)
        ]
        self.gates = [(read(f"gru_{n}.w_0"), read(f"gru_{n}.b_0")) for n in range(4)]
        table = read("crfw").reshape(-1, self.dense[4][0].shape[1])
        self.start, self.end, self.moves = table[0], table[1], table[2:]
        lines = (folder / "word.dic").read_text("utf-8").split("\n")
        self.ids = {key: int(n) for n, _, key in (line.partition("\t") for line in lines) if key}
        self.tags = [
            line.split("\t")[1] for line in (folder / "tag.dic").read_text("utf-8").splitlines()
        ]

    def cut(self, batch: Sequence[str]) -> Labels:
        return [
            self._words(text, tags) for text, tags in zip(batch, self._decode(batch), strict=True)
        ]

    def _words(self, text: str, tags: Sequence[str]) -> list[str]:
        words: list[str] = []
        last = ""
        for character, tag in zip(text, tags, strict=True):
            kind = tag[:-2]
            if tag.endswith("-I") and words and last == kind:
                words[-1] += character
            else:
                words.append(character)
            last = kind
        return words

    def _gru(self, x: np.ndarray, number: int) -> np.ndarray:
        weights, bias = self.gates[number]
        gate = weights[: 2 * 128 * 128].reshape(128, 256)
        new = weights[2 * 128 * 128 :].reshape(128, 128)
        state = np.zeros((x.shape[1], 128), np.float32)
        out = np.zeros((*x.shape[:2], 128), np.float32)
        x = x + bias
        for t in range(len(x)):
            opened = 1 / (1 + np.exp(-(x[t, :, :256] + state @ gate)))
            update, reset = opened[:, :128], opened[:, 128:]
            candidate = np.tanh(x[t, :, 256:] + (reset * state) @ new)
            state = (1 - update) * state + update * candidate
            out[t] = state
        return out

    def _decode(self, batch: Sequence[str]) -> Iterator[list[str]]:
        lengths = [len(text) for text in batch]
        steps, columns = max(lengths), np.arange(len(batch))[None, :]
        ids = np.zeros((steps, len(batch)), int)
        back = np.tile(np.arange(steps)[:, None], (1, len(batch)))
        for n, text in enumerate(batch):
            ids[: len(text), n] = [self.ids.get(c, self.ids["OOV"]) for c in text]
            back[: len(text), n] = np.arange(len(text))[::-1]
        x = self.embedding[ids]
        for n in (0, 2):
            (w, b), (v, c) = self.dense[n], self.dense[n + 1]
            forward = self._gru(x @ w + b, n)
            backward = self._gru((x @ v + c)[back, columns], n + 1)[back, columns]
            x = np.concatenate([forward, backward], 2)
        scores = x @ self.dense[4][0] + self.dense[4][1]
        best, came = [scores[0] + self.start], []
        for t in range(1, steps):
            moved = best[-1][:, :, None] + self.moves[None]
            came.append(moved.argmax(1))
            best.append(moved.max(1) + scores[t])
        for n, length in enumerate(lengths):
            tag = int((best[length - 1][n] + self.end).argmax())
            path = [tag]
            for t in range(length - 2, -1, -1):
                tag = int(came[t][n, tag])
                path.append(tag)
            yield [self.tags[tag] for tag in reversed(path)]


def ask(teacher: str, lines: Sequence[str], folder: Path) -> Labels:
    if teacher == "lac":
        lac = Lac()
        found: Labels = [[] for _ in lines]
        order = sorted((n for n, line in enumerate(lines) if line), key=lambda n: len(lines[n]))
        for first in range(0, len(order), 200):
            numbers = order[first : first + 200]
            for n, words in zip(numbers, lac.cut([lines[n] for n in numbers]), strict=True):
                found[n] = words
        return found
    if teacher == "pku":
        from spacy_pkuseg import pkuseg

        segmenter = pkuseg(str(folder / "pkuseg"))
        return [segmenter.cut(line) for line in lines]
    from thulac import thulac

    segmenter = thulac(seg_only=True)
    return [[word for word, _ in segmenter.cut(line)] if line else [] for line in lines]


def labels(name: str, lines: Sequence[str], folder: Path) -> list[Labels]:
    """What the teachers say, from the run before where it is kept."""
    found = []
    for teacher in TEACHERS:
        path = folder / f"{name}.{teacher}.json"
        if not path.exists():
            path.write_text(json.dumps(ask(teacher, lines, folder), ensure_ascii=False), "utf-8")
        found.append(json.loads(path.read_text("utf-8")))
    return found


def ends(words: Iterable[str]) -> set[int]:
    found, at = set(), 0
    for word in words:
        at += len(word)
        found.add(at)
    return found


# The text to learn from: the words of the dictionary that agree best with the teachers.


class Cutter:
    def __init__(self, weights: Mapping[str, int]) -> None:
        total = math.log(sum(weights.values()))
        self.scores = {word: math.log(weight) - total for word, weight in weights.items()}
        self.other = -total
        self.beginnings = {word[:n] for word in weights for n in range(1, len(word))}

    def cut(self, text: str, gaps: Sequence[float]) -> list[str]:
        size = len(text)
        best, came = [0.0] + [-1e18] * size, [0] * (size + 1)
        summed = [0.0]
        for gap in gaps[1:]:
            summed.append(summed[-1] + gap)
        for start in range(size):
            for end in range(start + 1, size + 1):
                word = text[start:end]
                score = self.scores.get(word, self.other if end == start + 1 else None)
                if score is not None:
                    score += best[start]
                    score += TEACH * (gaps[end] - (summed[end - 1] - summed[start]))
                    if score > best[end]:
                        best[end], came[end] = score, start
                if word not in self.beginnings:
                    break
        words, end = [], size
        while end:
            words.append(text[came[end] : end])
            end = came[end]
        return words[::-1]


def taught(
    lines: Sequence[str], told: Sequence[Labels], cutter: Cutter, fold: Callable[[str], str]
) -> Iterator[list[str]]:
    for line, *cuts in zip(lines, *told, strict=True):
        where = [ends(cut) for cut in cuts]
        folded = fold(line)
        for match in _HAN.finditer(folded):
            first, last = match.span()
            if last - first > 1:
                inner = [
                    2 * sum(at in found for found in where) / len(where) - 1
                    for at in range(first + 1, last)
                ]
                yield cutter.cut(match.group(), [0.0, *inner, 0.0])


# The weights: counts, then steps towards the taught cuts.


def learn(cuts: Sequence[list[str]], frequencies: Mapping[str, int]) -> dict[str, int]:
    counts = Counter(word for cut in cuts for word in cut)
    seen, total = sum(counts.values()), sum(frequencies.values())
    logs = {
        word: math.log(max(1, ((1 - SHARE) * f + SHARE * counts[word] / seen * total) * SCALE))
        for word, f in frequencies.items()
    }
    first = dict(logs)
    text = "\n".join("".join(cut) for cut in cuts)
    for _ in range(STEPS):
        words = rjieba_engine((w, max(1, round(math.exp(v)))) for w, v in logs.items())(text)
        wrong: dict[str, float] = defaultdict(float)
        lines = iter(words)
        for cut in cuts:
            mine = list(takewhile(lambda word: word != "\n", lines))
            if mine != cut:
                _compare(mine, cut, wrong)
        often = Counter(words)
        for word, count in wrong.items():
            if word in logs:
                value = logs[word] + count / (counts[word] + often[word] + 4)
                logs[word] = min(first[word] + 5, max(first[word] - 5, value))
    return {word: max(1, round(math.exp(value))) for word, value in logs.items()}


def _compare(mine: Sequence[str], right: Sequence[str], wrong: dict[str, float]) -> None:
    """Count words of `right` up and mine down where they differ; less where I only join."""
    i = j = a = b = first = second = 0
    while i < len(mine) or j < len(right):
        if a <= b and i < len(mine):
            a, i = a + len(mine[i]), i + 1
        else:
            b, j = b + len(right[j]), j + 1
        if a == b:
            old, new = mine[first:i], right[second:j]
            if old != new:
                much = 0.3 if len(old) == 1 else 1.0
                for word in old:
                    wrong[word] -= much
                for word in new:
                    wrong[word] += much
            first, second = i, j


# The phrases: what two teachers of three cut, and whose parts say the same.


def is_form(word: str) -> bool:
    """Forms that segmenters' standards cut and a learner looks up: 是不是, 看看, 孩子们, 花儿."""
    n = len(word)
    return (
        (n >= 2 and word[-1] == "们")
        or (n >= 3 and word[-1] == "儿")
        or (n == 3 and word[0] == word[2] and word[1] in "不没一了")
        or (n == 2 and word[0] == word[1])
        or (n == 3 and (word[1] == word[2] or word[0] == word[1]))
        or (n == 4 and (word[:2] == word[2:] or (word[0] == word[1] and word[2] == word[3])))
    )


_STOP = frozenset(
    re.findall(
        "[a-z]+",
        "a an the of to in on for and or with by at as from be is it one oneself sb sth etc esp fig"
        " lit also abbr cl used see variant old form pr tw taiwan coll idiom",
    )
)
_ENDINGS = (
    "ations", "ation", "tions", "tion", "ingly", "ing", "ies", "ied", "ers", "er", "ed", "es",
    "ly", "al", "ity", "s", "e", "y",
)  # fmt: skip


def stems(gloss: str) -> list[str]:
    gloss = re.sub(r"\([^)]*\)|\[[^\]]*\]|CL:[^/]*", "", gloss)
    words = (word.lower() for word in re.findall("[A-Za-z]+", gloss))
    found = []
    for word in words:
        if word in _STOP:
            continue
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
        found.append(word)
    return found


def said_by_parts(word: str, parts: Sequence[str], glosses: Mapping[str, Sequence[str]]) -> float:
    """The share of the words of a gloss that the glosses of the parts have, for the best gloss."""
    known = {stem for part in parts for gloss in glosses.get(part, ()) for stem in stems(gloss)}
    longer = {stem[:5] for stem in known if len(stem) > 4}
    best = 0.0
    for gloss in glosses[word]:
        for sense in re.split("[/;]", gloss):
            if found := stems(sense):
                same = sum(s in known or (len(s) > 4 and s[:5] in longer) for s in found)
                best = max(best, same / len(found))
    return best


def phrases(
    frequencies: Mapping[str, int],
    cuts: Mapping[str, tuple[Sequence[str], list[Labels]]],
    folder: Path,
    glosses: Mapping[str, Sequence[str]],
    fold: Callable[[str], str],
) -> tuple[set[str], set[str]]:
    """The words that weigh nothing, and those that would but for falling into characters."""
    words = [w for w in frequencies if len(w) > 1 and not re.search("[a-zA-Z0-9]", w)]
    # Alone counts as much as twice in a text.
    said = {word: [[0.0, 2.0] for _ in TEACHERS] for word in words}
    for number, told in enumerate(labels("words", words, folder)):
        for word, cut in zip(words, told, strict=True):
            said[word][number][0] += 2 * (len(cut) > 1)
    engine = rjieba_engine(frequencies.items())
    for lines, by_teacher in cuts.values():
        for line, *answers in zip(lines, *by_teacher, strict=True):
            where = [ends(answer) | {0} for answer in answers]
            at = 0
            for word in engine(fold(line)):
                if word in said:
                    for number, found in enumerate(where):
                        if at in found and at + len(word) in found:
                            inner = any(k in found for k in range(at + 1, at + len(word)))
                            said[word][number][0] += inner
                            said[word][number][1] += 1
                at += len(word)
    levels = Levels()
    apart = set()
    for word, answers in said.items():
        if sorted(cut / seen for cut, seen in answers)[1] > 0.5:
            idiom = any("(idiom" in gloss for gloss in glosses[word])
            if not idiom and not is_form(word) and levels.of(word) is None:
                apart.add(word)
    engine = rjieba_engine((w, f) for w, f in frequencies.items() if w not in apart)
    transparent = {w for w in apart if said_by_parts(w, engine(w), glosses) >= TRANSPARENT}
    spared = {word for word in transparent if crumbles(engine(word))}
    return transparent - spared, spared


def crumbles(parts: Sequence[str]) -> bool:
    """A longer word that would fall into single characters stays whole: 真金白银, 牵牛花."""
    return sum(map(len, parts)) > 2 and any(len(part) == 1 for part in parts)


def keep_whole(weights: dict[str, int], frequencies: Mapping[str, int], dropped: set[str]) -> None:
    """Let each word that stood whole by itself do so again."""
    before = rjieba_engine(frequencies.items())
    words = [w for w in frequencies if len(w) > 1 and w not in dropped and before(w) == [w]]
    while words:
        kept = {w: f for w, f in weights.items() if w not in dropped}
        total = sum(kept.values())
        engine = rjieba_engine(kept.items())
        words = [word for word in words if engine(word) != [word]]
        for word in words:
            parts = sum(math.log(weights.get(part, 1) / total) for part in engine(word))
            weights[word] = max(weights[word], math.ceil(math.exp(parts) * total * 1.3) + 1)


def main() -> None:
    folder = Path(sys.argv[1])
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else build_index(find_sources()[0], folder)
    index = Index.open(path)
    folding = index.folding()

    def fold(text: str) -> str:
        return text.translate(folding)

    glosses: dict[str, list[str]] = defaultdict(list)
    simplified: dict[str, set[str]] = defaultdict(set)
    for folded, definition, form in index._database.execute(
        "SELECT h.folded, e.definition, ifnull(e.simplified, e.traditional)"
        " FROM headword h JOIN entry e ON e.id = h.entry"
    ):
        glosses[folded].append(definition)
        simplified[folded].add(form)
    known = read_frequencies({form for forms in simplified.values() for form in forms})
    frequencies = {
        folded: max(known.get(form, 0) for form in forms) or default_frequency(folded)
        for folded, forms in simplified.items()
        if is_matchable(folded)
    }
    cutter = Cutter(frequencies)
    texts: dict[str, tuple[Sequence[str], list[Labels]]] = {}
    cuts: list[list[str]] = []
    for file in sorted(folder.glob("*.txt")):
        lines = file.read_text("utf-8").splitlines()
        texts[file.stem] = (lines, labels(file.stem, lines, folder))
        cuts += taught(*texts[file.stem], cutter, fold)
    weights = learn(cuts, frequencies)
    levels = Levels()
    for word, frequency in frequencies.items():
        if levels.of(word) is not None or is_form(word):
            weights[word] = max(weights[word], UNSEEN * frequency)
    dropped, spared = phrases(frequencies, texts, folder, glosses, fold)
    keep_whole(weights, frequencies, dropped | spared)
    table: dict[int, list[str]] = defaultdict(list)
    for word, frequency in frequencies.items():
        weight = weights[word]
        if word in dropped:
            table[0].append(word)
        elif abs(math.log(weight / (UNSEEN * frequency))) > 0.15:
            # In steps of a fifth, which costs nothing and lets words share a line.
            table[max(1, round(math.exp(round(math.log(weight) * 5) / 5)))].append(word)
    (ROOT / "resources" / "segmentation.txt").write_text(
        "".join(f"{weight} {' '.join(sorted(words))}\n" for weight, words in sorted(table.items())),
        "utf-8",
    )


if __name__ == "__main__":
    main()
