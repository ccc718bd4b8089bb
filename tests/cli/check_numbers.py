"""check_numbers.py FILE|DIR…: no number in these files has more digits than it takes to read back the same, and no whole number
more than a double keeps. Prints those that have. Stores and pictures of pixels are passed over."""
import os
import re
import sys

NUMBER = re.compile(r"(?<![\w.#/-])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])")


def digits(number):
    """The significant ones."""
    return re.sub(r"[eE].*", "", number).replace(".", "").replace("-", "").strip("0")


def too_long(number):
    if re.fullmatch(r"-?\d+", number):
        return abs(int(number)) > 2 ** 53
    return len(digits(number)) > len(digits(repr(float(number))))


def files(path):
    if not os.path.isdir(path):
        return [path]
    return [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names
            if not name.endswith((".sqlite", ".png", ".pdf"))]


faults = []
for path in (file for argument in sys.argv[1:] for file in files(argument)):
    with open(path, encoding="utf-8") as file:
        faults += ["%s: %s" % (path, number) for number in NUMBER.findall(file.read()) if too_long(number)]
print("\n".join(faults[:20]))
sys.exit(len(faults) > 0)
