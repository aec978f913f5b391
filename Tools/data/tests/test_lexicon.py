"""The lexicon's rules on real names. Run: python3 -m unittest discover -s Tools/data/tests"""

import sys
import unittest
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from extractors import arabic, consonants, spelling  # noqa: E402
from extractors.lexicon import Item  # noqa: E402


def chosen(forms: str, known: dict[str, int] | None = None,
           overrides: tuple[str, ...] = ()) -> Item:
    item = Item("Q1", forms.split(", "), list(overrides))
    item.choose(Counter(known or {}))
    return item


class Agreement(unittest.TestCase):
    def test_spellings_of_every_tradition_agree(self):
        for form, latin in [
            ("محمد", "mehmet"), ("محمد", "mamadou"), ("خديجة", "hatice"), ("يوسف", "youcef"),
            ("جمال", "cemal"), ("جعفر", "dschafar"), ("شعبان", "şaban"), ("قاسم", "gassem"),
            ("عبد الرحمن", "abdur rahman"), ("الشافعي", "ash-shafei"), ("رجب", "recep"),
        ]:
            self.assertLess(consonants.disagreement(form, latin, "LATIN"), 25, (form, latin))

    def test_other_names_disagree(self):
        for form, latin in [("يوسف", "france"), ("حازم", "nasser"), ("فاطمة", "fati"),
                            ("نصر الدين", "naseeruddin"), ("عبد اللطيف", "abdelati")]:
            self.assertGreater(consonants.disagreement(form, latin, "LATIN"), 25, (form, latin))

    def test_other_scripts_are_read(self):
        self.assertLess(consonants.disagreement("حسين", "гусейн", "CYRILLIC"), 60)
        self.assertLess(consonants.disagreement("شفيق", "שפיק", "HEBREW"), 25)
        self.assertLess(consonants.disagreement("محمد", "মুহাম্মদ", "BENGALI"), 25)


class OwnForm(unittest.TestCase):
    def test_the_form_that_fits_the_latin_spellings_is_the_items_own(self):
        self.assertEqual(chosen("hazem, حازم, ناصر").arabic, ["حازم"])
        self.assertEqual(chosen("'amr, amro, عمر, عمرو", {"عمر": 5}).arabic, ["عمرو"])
        self.assertEqual(chosen("naser, nasir, ناصر, نصير", {"نصير": 3}).arabic, ["ناصر"])

    def test_mere_orthography_stays(self):
        self.assertEqual(chosen("ahmed, احمد, أحمد").arabic, ["أحمد", "احمد"])
        self.assertTrue(arabic.same_but_spelling(*map(spelling.folded, ("رحمن", "رحمان"))))
        self.assertTrue(arabic.same_but_spelling(*map(spelling.folded, ("مرتضى", "مرتضا"))))
        self.assertFalse(arabic.same_but_spelling(*map(spelling.folded, ("سالم", "سليم"))))

    def test_a_dropped_spelling_is_reported(self):
        item = chosen("youssof, france, يوسف")
        self.assertEqual(item.latin, ["youssof"])
        self.assertEqual(item.dropped, [("france", "consonants differ from يوسف")])

    def test_cognates_override(self):
        item = chosen("constantin, قسطنطين", overrides=("constantin",))
        self.assertEqual(item.latin, ["constantin"])


if __name__ == "__main__":
    unittest.main()
