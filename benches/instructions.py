#!/usr/bin/env python3
"""Instructions that the program takes, divided by those of a bare ratatui list in the same run (valgrind's callgrind).

  instructions.py [--check | --record] [--program FILE] [--bare FILE]

Counted at 80x24 and 120x40: the start, a move, a letter of a search, a mark. A count is the same on every machine to a part in a
thousand, which no time is. With --check each ratio must be within 10 % of the one in ratios.json (or below it, which is told);
--record writes that file. Built before: `cargo build --release` here and in `benches/bare`.
"""
import argparse, json, os, re, shutil, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
RECORDED = os.path.join(HERE, "ratios.json")
SLACK = 1.10
MOVES = ["j", "j", "j", "k", "j", "k", "k", "j", "j", "k"]
# In the screen to search in; each letter is followed by what takes it back, so that both are counted.
LETTERS = ["省", "\x7f"] * 4
# The first area's clauses; a mark and the same taken off, which is a save as well.
MARKS = [" "] * 6


def counted(command, size, setup, keys, leave, folder):
    """Instructions of a run that presses these keys after `setup`."""
    out = os.path.join(folder, "callgrind.out")
    valgrind = ["valgrind", "--tool=callgrind", "--quiet", f"--callgrind-out-file={out}"]
    env = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder, "XDG_STATE_HOME": folder, "USER": "wang"}
    terminal = Terminal(valgrind + command, size, env)
    if terminal.read(0.6, 60) is None:
        sys.exit(f"nothing drawn: {command}")
    for key in setup + keys:
        if terminal.key(key, quiet=0.15, limit=20) is None:
            sys.exit(f"no answer to {key!r} of {command}")
    terminal.close(leave)
    found = re.search(r"^(?:summary|totals): (\d+)", open(out).read(), re.M)
    return int(found.group(1))


def a_key(command, size, setup, keys, leave, folder, journal=None):
    def run(keys):
        if journal:
            # Both runs begin with the same journal.
            for name in os.listdir(folder):
                if name.startswith("journal"):
                    os.remove(os.path.join(folder, name))
            shutil.copy(journal, os.path.join(folder, "journal.ron"))
        return counted(command, size, setup, keys, leave, folder)
    return (run(keys) - run([])) / len(keys)


def measure(program, bare):
    """For each thing that is done: the program's instructions, the bare program's, the ratio."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="duban.") as folder:
        empty = os.path.join(folder, "empty.ron")
        open(empty, "w").write('(\n    version: 2,\n    notice: "heilongjiang-2012-0704",\n    entries: [\n    ],\n)\n')
        state = os.path.join(folder, "journal.ron")
        command = [program, "--ambiguous", "narrow", "--state", state]
        for size in (80, 24), (120, 40):
            shutil.copy(empty, state)
            name = "%dx%d" % size
            start = counted([bare], size, [], [], "q", folder)
            move = a_key([bare], size, [], MOVES, "q", folder)
            for what, count, floor in (
                ("start", counted(command, size, [], [], "q", folder), start),
                ("move", a_key(command, size, [], MOVES, "q", folder), move),
                ("letter", a_key(command, size, ["/"], LETTERS, "\x1b\x1bq", folder), move),
                ("mark", a_key(command, size, ["1\r"], MARKS, "q", folder, empty), move),
            ):
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
