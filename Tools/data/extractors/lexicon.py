"""Data/lexicon: the spellings of name items, cleaned of spellings that are other names."""

from collections import Counter, defaultdict
from pathlib import Path

from . import arabic, consonants, spelling, tables
from .sources import Sources

OTHER = [s for s in spelling.SCRIPTS if s not in ("ARABIC", "LATIN")]
# Words that describe a name and are no part of it.
_DESCRIPTION = {"family", "familie", "familia", "família", "namnet", "nombre", "surname", "name",
                "given", "apellido", "nom", "عائلة", "اسم", "لقب", "نام", "خانوادگی", "قبيلة",
                "उपनाम", "дочь", "фамилия"}


def write(sources: Sources, data: Path, out: Path) -> None:
    override = defaultdict(list)
    for row in tables.read(data / "lexicon" / "cognates.tsv"):
        override[row["item"]].append(row["spelling"])
    text = sources.wheel_text("rigour", "rigour/data/names/persons.txt")
    items, dropped = [], []
    for line in text.splitlines():
        forms, _, identifier = line.rpartition(" => ")
        item = Item(identifier, forms.split(", "), override.get(identifier, []))
        if item.arabic:
            items.append(item)
    if unknown := set(override) - {item.identifier for item in items}:
        raise ValueError(f"cognates.tsv: no such item: {', '.join(sorted(unknown))}")
    # How many items have this as their only Arabic form: such a form is a name of its own.
    folded = [item.folded_arabic() for item in items]
    known = Counter(next(iter(forms)) for forms in folded if len(forms) == 1)
    rows = []
    for item in sorted(items, key=lambda item: tables.numeric(item.identifier)):
        item.choose(known)
        if row := item.row():
            rows.append(row)
        dropped += [[item.identifier, *entry] for entry in sorted(item.dropped)]
    tables.write(
        out / "lexicon" / "names.tsv",
        ["Spellings of given names and surnames by Wikidata item. Generated; see SOURCES.md.",
         "arabic: Arabic-script spellings without vowel marks, the item's own form first.",
         "vocalized: those the source gives with vowel marks. latin, other: spellings that",
         "agree with the item's own form, lower case. Several spellings are separated by |."],
        ["item", "arabic", "vocalized", "latin", "other"], rows)
    tables.write(
        out / "lexicon" / "dropped.tsv",
        ["Spellings of the source that names.tsv leaves out, and why. Generated; see SOURCES.md."],
        ["item", "spelling", "reason"], dropped)


class Item:
    """One Wikidata item: its spellings by script, and what was dropped."""

    def __init__(self, identifier: str, forms: list[str], overrides: list[str]):
        self.identifier = identifier
        self.overrides = set(overrides)
        self.arabic: list[str] = []
        self.vocalized: list[str] = []
        self.latin: list[str] = []
        self.other: list[tuple[str, str]] = []
        self.dropped: list[tuple[str, str]] = []
        for form in dict.fromkeys(forms + overrides):
            self._add(form)
        # The source has it in Arabic script only.
        self.lonely = not self.latin and not self.other

    def _add(self, form: str) -> None:
        cleaned = spelling.clean(form)
        script = spelling.script(form)
        if cleaned is None:
            if script is not None:
                self.dropped.append((form.replace("\t", " "), "not a plain spelling"))
        elif _DESCRIPTION & set(cleaned.split(" ")):
            self.dropped.append((cleaned, "describes the name"))
        elif script == "ARABIC":
            bare = spelling.bare(cleaned)
            if bare != cleaned and cleaned not in self.vocalized:
                self.vocalized.append(cleaned)
            if bare and bare not in self.arabic:
                self.arabic.append(bare)
        elif script == "LATIN":
            if cleaned not in self.latin:
                self.latin.append(cleaned)
        elif script is not None and (cleaned, script) not in self.other:
            self.other.append((cleaned, script))

    def folded_arabic(self) -> set[str]:
        return {spelling.folded(form) for form in self.arabic}

    def choose(self, known: Counter) -> None:
        """Settles the item's own form and drops the spellings that are other names."""
        ranks = {}
        for form in self.arabic:
            group = spelling.folded(form)
            rank = self._rank(form, known)
            ranks[group] = min(ranks.get(group, rank), rank)
        self.arabic.sort(
            key=lambda form: (ranks[spelling.folded(form)], arabic.full_spelling(form)))
        own = self.arabic[0]
        self.arabic = [form for form in self.arabic if self._keep_arabic(own, form, known)]
        bare = set(self.arabic)
        self.vocalized = sorted(v for v in self.vocalized if spelling.bare(v) in bare)
        forms = [form for form in self.arabic if form not in self.overrides] or [own]
        tolerance = self._tolerance(forms)
        self.latin = sorted(s for s in self.latin if self._keep(forms, s, "LATIN", tolerance))
        self.other = sorted(((s, script) for s, script in self.other
                             if self._keep(forms, s, script, tolerance)),
                            key=lambda entry: (OTHER.index(entry[1]), entry[0]))

    def _rank(self, form: str, known: Counter):
        """Sort key: least for the form that agrees best with the item's other spellings."""
        costs = [consonants.disagreement(form, s, "LATIN") for s in self.latin
                 if s not in self.overrides]
        weaker = [consonants.disagreement(form, s, script) for s, script in self.other]
        agreeing = sum(cost < consonants.STRONG // 4 for cost in costs)
        total = sum(min(cost, consonants.STRONG) for cost in costs) * 3
        total += sum(min(cost, consonants.STRONG) for cost in weaker)
        overridden = form in self.overrides
        group = spelling.folded(form)
        return (overridden, -agreeing, total, -known[group], len(group), group)

    def _keep_arabic(self, own: str, form: str, known: Counter) -> bool:
        if form in self.overrides:
            return True
        one, two = spelling.folded(own), spelling.folded(form)
        if one == two or arabic.without_article(one) == arabic.without_article(two):
            return True
        if not arabic.same_consonants(one, two):
            self.dropped.append((form, f"consonants differ from {own}"))
            return False
        if known[two] and not arabic.same_but_spelling(one, two):
            self.dropped.append((form, f"another name than {own}"))
            return False
        return True

    def _tolerance(self, forms: list[str]) -> int:
        """What a spelling may differ by: nothing strong, unless no spelling at all agrees.

        Foreign names have silent letters (Thibaut, تيبو): where every Latin spelling
        disagrees, the least bad ones stay if most of their consonants agree.
        """
        costs = [self._cost(forms, s, "LATIN") for s in self.latin if s not in self.overrides]
        least = min(costs, default=0)
        if least < consonants.STRONG // 4:
            foreign = not set("حعصضطظذق") & set(forms[0])
            return consonants.STRONG // 2 + 20 if foreign else consonants.STRONG // 4
        allowed = consonants.consonant_count(forms[0]) * consonants.STRONG // 3
        return min(least, allowed) + 20

    def _cost(self, forms: list[str], text: str, script: str) -> int:
        return min(consonants.disagreement(form, text, script) for form in forms)

    def _keep(self, forms: list[str], text: str, script: str, tolerance: int) -> bool:
        if text in self.overrides:
            return True
        cost = self._cost(forms, text, script)
        if script != "LATIN":
            tolerance = max(tolerance, consonants.STRONG // 2 + 20)
        if cost <= tolerance:
            return True
        strong = cost >= consonants.STRONG // 2
        kind = "consonants" if strong else "vowels"
        self.dropped.append((text, f"{kind} differ from {forms[0]}"))
        return False

    def row(self) -> list[str] | None:
        if not self.latin and not self.other and not (self.lonely and self.vocalized):
            self.dropped.append((self.arabic[0], "item: no other spelling agrees"))
            return None
        return [self.identifier, "|".join(self.arabic), "|".join(self.vocalized),
                "|".join(self.latin), "|".join(s for s, _ in self.other)]
