#!/usr/bin/env python3
"""Instructions that the program takes, divided by those of a bare ratatui program in the same run (valgrind's callgrind).

  instructions.py [--check | --record] [--program FILE] [--bare FILE]

Counted at 80x24 and 120x40: the start beside that of the bare list; a move, a letter of a search and a mark beside a bare program
that draws the same cells. A count is the same on every machine to a part in a thousand, which no time is. With --check each ratio must be within 10 % of the one in ratios.json (or below it, which is told);
--record writes that file. Built before: `cargo build --release` here and in `benches/bare`.
"""
import argparse, json, os, re, shutil, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import Terminal, record

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
RECORDED = os.path.join(HERE, "ratios.json")
SLACK = 1.10
MOVES = ["j", "j", "j", "k", "j", "k", "k", "j", "j", "k"]
# In the screen to search in; each letter is followed by what takes it back, so that both are counted.
LETTERS = ["省", "\x7f"] * 4
# The first area's clauses; a mark and the same taken off, which is a save as well. The first two are before the count begins:
# valgrind translates the code of a save at the first, which takes longer than the save.
BEFORE_MARKS = ["1\r", " ", " "]
MARKS = [" "] * 10
# A save that takes longer than a fifth of a second is told of in a frame of its own, and under valgrind some do on a slow
# machine. That can only add: the least of so many runs is what is meant. Files are held in memory for the same reason.
RUNS_OF_MARKS = 3
MEMORY = "/dev/shm"


def surroundings(folder):
    return {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder, "XDG_STATE_HOME": folder, "USER": "wang"}


def counted(command, size, setup, keys, leave, folder):
    """Instructions of a run that presses these keys after `setup`."""
    out = os.path.join(folder, "callgrind.out")
    valgrind = ["valgrind", "--tool=callgrind", "--quiet", f"--callgrind-out-file={out}"]
    terminal = Terminal(valgrind + command, size, surroundings(folder))
    if terminal.read(0.6, 60) is None:
        sys.exit(f"nothing drawn: {command}")
    for key in setup + keys:
        if terminal.key(key, quiet=0.15, limit=20) is None:
            sys.exit(f"no answer to {key!r} of {command}")
    terminal.close(leave)
    found = re.search(r"^(?:summary|totals): (\d+)", open(out).read(), re.M)
    return int(found.group(1))


def afresh(folder, journal):
    """Every run begins with the same journal."""
    for name in os.listdir(folder):
        if name.startswith("journal"):
            os.remove(os.path.join(folder, name))
    shutil.copy(journal, os.path.join(folder, "journal.ron"))


def a_key(program, bare, size, setup, keys, leave, folder, journal, runs=1):
    """The program's instructions for one of these keys, the least of so many runs, and those of the bare program that draws the same frames."""
    def once(keys):
        afresh(folder, journal)
        return counted(program, size, setup, keys, leave, folder)

    def run(keys):
        return min(once(keys) for _ in range(runs))
    mine = (run(keys) - run([])) / len(keys)
    afresh(folder, journal)
    again = bare + [record(program, size, setup, keys, surroundings(folder), os.path.join(folder, "recording"))]
    floor = [counted(again, size, [], ["x"] * many, "q", folder) for many in (len(keys), 0)]
    return mine, (floor[0] - floor[1]) / len(keys)


def measure(program, bare):
    """For each thing that is done: the program's instructions, the bare program's, the ratio."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="duban.", dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        empty = os.path.join(folder, "empty.ron")
        open(empty, "w").write('(\n    version: 2,\n    notice: "heilongjiang-2012-0704",\n    entries: [\n    ],\n)\n')
        command = [program, "--ambiguous", "narrow", "--state", os.path.join(folder, "journal.ron")]
        for size in (80, 24), (120, 40):
            name = "%dx%d" % size
            afresh(folder, empty)
            start = counted(command, size, [], [], "q", folder), counted([bare], size, [], [], "q", folder)
            move = a_key(command, [bare], size, [], MOVES, "q", folder, empty)
            letter = a_key(command, [bare], size, ["/"], LETTERS, "\x1b\x1bq", folder, empty)
            mark = a_key(command, [bare], size, BEFORE_MARKS, MARKS, "q", folder, empty, RUNS_OF_MARKS)
            for what, (count, floor) in (("start", start), ("move", move), ("letter", letter), ("mark", mark)):
                found[f"{what} {name}"] = (count, floor, count / floor)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--program", default=os.path.join(TOP, "target/release/duban"))
    parser.add_argument("--bare", default=os.path.join(HERE, "bare/target/release/bare"))
    args = parser.parse_args()
    found = measure(os.path.abspath(args.program), os.path.abspath(args.bare))
    recorded = json.load(open(RECORDED)) if os.path.exists(RECORDED) else {}
    print(f"{'':16} {'program':>12} {'bare':>12} {'ratio':>8} {'recorded':>9}")
    over = []
    for what, (count, floor, ratio) in found.items():
        held = recorded.get(what)
        note = ""
        if held and ratio > held * SLACK:
            over.append(what)
            note = "  over"
        elif held and ratio < held / SLACK:
            note = "  under: --record it"
        print(f"{what:16} {count:12,.0f} {floor:12,.0f} {ratio:8.2f} {held or 0:9.2f}{note}")
    if args.record:
        with open(RECORDED, "w") as file:
            json.dump({what: round(ratio, 2) for what, (_, _, ratio) in found.items()}, file, indent=1)
            file.write("\n")
    if args.check and not recorded:
        sys.exit("nothing is recorded")
    if args.check and over:
        sys.exit("more than 10 % over what is recorded: " + ", ".join(over))


main()
