"""The sentences that the model is trained on, who wrote them, and how they are split."""
import hashlib
import pathlib
import random
import sys

SENTENCES = pathlib.Path(__file__).resolve().parents[2] / "Benchmarks" / "buddy" / "sentences"
sys.path.insert(0, str(SENTENCES))
import corpus  # noqa: E402

LABELS = corpus.LABELS
CRISIS = [LABELS.index(label) for label in LABELS if label in corpus.CRISIS]
FOLDS = 5


class Line:
    """A sentence, or a family of them, with its label, its author and the section it stands in."""

    def __init__(self, template, label, author, section):
        self.template, self.label, self.author = template, LABELS.index(label), author
        self.section = f"{author}:{section}"
        # Whole sections are held out, so that what is measured is not written in the same breath as what is learned.
        unit = template if author == "corpus" else self.section
        self.fold = int(hashlib.sha256(unit.encode()).hexdigest(), 16) % FOLDS

    @property
    def is_crisis(self):
        return self.label in CRISIS

    @property
    def is_family(self):
        return "{" in self.template

    def draw(self, chance):
        return corpus.draw(self.template, chance)


def lines(folder=SENTENCES):
    """Every line of the corpus and of the writers."""
    found = []
    for path in sorted(folder.glob("corpus/*.txt")) + sorted(folder.glob("writers/*.txt")):
        author = "corpus" if path.parent.name == "corpus" else path.stem
        for label, tags, template in corpus.families(path):
            found.append(Line(template, label, author, "-".join([label, *tags])))
    return found


def spellings():
    """A few drawings of every line, for what depends on words alone."""
    chance = random.Random(0)
    return [line.draw(chance) for line in lines() for _ in range(4 if line.is_family else 1)]
