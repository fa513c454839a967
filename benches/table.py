#!/usr/bin/env python3
"""What the program costs beside others that do the same, measured in turn: table.py [--rounds 15] [--clauses 10000] [--entries 100000] [--verbs] [--catalogue FILE]

Beside it run, where they are installed: `true` (the floor of any command), a bare ratatui list, fzf, sqlite3, ripgrep and taskwarrior;
those that are not are named. Each round runs all programs of a line one after another, and a ratio is the median of the rounds' own
ratios, so that what else the machine does falls on both. Built before: `cargo build --release` here and in `benches/bare`.
"""
import argparse, json, os, resource, shutil, sqlite3, statistics, subprocess, sys, tempfile, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import data
from terminal import Terminal, record
from writers import bare as bare_write

PEERS = {"fzf": "fzf", "sqlite": "sqlite3", "ripgrep": "rg", "taskwarrior": "task"}
# Clauses to a unit in a notice that is made.
UNITS = 5
MISSING = [name for name, command in PEERS.items() if not shutil.which(command)]


def command(words, env):
    """Milliseconds of the processor for a command, by what its children used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{words}: {done.stderr.decode()[:300]}")
    return 1e3 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def wall(words, env):
    begun = time.perf_counter()
    command(words, env)
    return 1e3 * (time.perf_counter() - begun)


def line(title, first, others, rounds):
    """One line of the table: each value is a function that measures once, in milliseconds; ratios are to the first of `others`."""
    found = {name: [] for name in [first[0], *(name for name, _ in others)]}
    for at in range(rounds + 1):
        for name, measure in [first, *others]:
            took = measure()
            # The first round warms up.
            if at:
                found[name].append(took)
    mine = found[first[0]]
    cells = [f"{first[0]} {statistics.median(mine):.2f}"]
    for name, _ in others:
        ratio = statistics.median(a / max(b, 1e-3) for a, b in zip(mine, found[name]))
        cells.append(f"{name} {statistics.median(found[name]):.2f} ({ratio:.2f} x)")
    print(f"{title:34} " + "   ".join(cells), flush=True)


def screens(program, bare, folder, env, rounds):
    """Starts and keys, at both sizes."""
    lines = os.path.join(folder, "lines.txt")
    open(lines, "w").write("".join(f"{clause} {text}\n" for clause, text in data.clauses()))
    duban = [program, "--ambiguous", "narrow", "--state", os.path.join(folder, "empty.ron")]
    for size in (80, 24), (120, 40):
        name = "%dx%d" % size

        def start(words, stdin=None):
            terminal = Terminal(words, size, env, stdin)
            end = terminal.read(0.15, 10)
            terminal.close()
            return 1e3 * (end - terminal.begun)

        others = [("bare", lambda: start([bare]))]
        if "fzf" not in MISSING:
            others.append(("fzf", lambda: start(["fzf"], lines)))
        line(f"start to settled {name}, ms", ("duban", lambda: start(duban)), others, rounds)

        def keys(words, keys, setup=(), stdin=None):
            terminal = Terminal(words, size, env, stdin)
            terminal.read(0.2, 10)
            for key in setup:
                terminal.key(key)
            state = {"at": -1}

            def press():
                state["at"] += 1
                time.sleep(0.005)
                took = terminal.key(keys[state["at"] % len(keys)], quiet=0.02)
                return 1e3 * took if took else float("nan")

            return terminal, press

        moves = ["j"] * 6 + ["k"] * 6
        letters = ["省", "教", "\x7f", "\x7f"]
        opened = []
        for title, own, setup in (("a move", moves, ()), ("a letter of a search", letters, ("/",))):
            terminal, press = keys(duban, own, setup)
            again = record(duban, size, setup, own, env, os.path.join(folder, "recording"))
            floor, draw = keys([bare, again], ["x"])
            opened += [terminal, floor]
            others = [("bare, the same cells", draw)]
            if "fzf" not in MISSING and own is letters:
                typed, letter = keys(["fzf"], letters, stdin=lines)
                opened.append(typed)
                others.append(("fzf", letter))
            line(f"{title} {name}, ms", ("duban", press), others, 4 * rounds)
        for terminal in opened:
            terminal.close()
        # One at a time: what several processes share would be divided among them.
        kib = [str(memory(words, size, env)) for words in (duban, [bare])]
        print(f"{'memory ' + name + ', KiB of PSS':34} duban {kib[0]}   bare {kib[1]}")


def memory(words, size, env):
    """KiB of its proportional set once it has started."""
    terminal = Terminal(words, size, env)
    terminal.read(0.3, 10)
    kib = terminal.memory()
    terminal.close()
    return kib


def peers(rows, folder):
    """The same clauses for sqlite, ripgrep and taskwarrior."""
    with open(os.path.join(folder, "clauses.txt"), "w") as out:
        out.writelines(f"{row['id']} {row['text']}{row['annotation'] or ''}\n" for row in rows)
    base = sqlite3.connect(os.path.join(folder, "clauses.db"))
    base.execute("create table clause (id text primary key, text text, annotation text)")
    base.execute("create table mention (unit text, role text, clause text)")
    base.executemany("insert into clause values (?, ?, ?)", ((row["id"], row["text"], row["annotation"]) for row in rows))
    mentions = ((unit["name"], unit["role"], row["id"]) for row in rows for unit in row["units"])
    base.executemany("insert into mention values (?, ?, ?)", mentions)
    base.execute("create index of_unit on mention (unit)")
    base.commit()
    base.close()
    if "taskwarrior" not in MISSING:
        tasks = json.dumps([{"description": f"{row['id']} {row['text']}", "status": "pending"} for row in rows[:2000]])
        env = {**os.environ, "TASKDATA": folder, "TASKRC": "/dev/null"}
        subprocess.run(["task", "rc.confirmation=off", "import", "-"], input=tasks.encode(), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def commands(program, catalogue, folder, env, rounds):
    """Verbs beside commands that do as much, on a catalogue in a file."""
    state = os.path.join(folder, "made.ron")
    duban = [program, "--catalogue", catalogue, "--state", state]
    subprocess.run([*duban, "init"], env=env, check=True, stdout=subprocess.DEVNULL)
    # What is kept of a file that was written just now is compared with all of it: see src/store/cache.rs.
    time.sleep(4)
    told = subprocess.run([*duban, "list", "--format", "json"], env=env, check=True, stdout=subprocess.PIPE)
    rows = json.loads(told.stdout)["clauses"]
    peers(rows, folder)
    base, lines = os.path.join(folder, "clauses.db"), os.path.join(folder, "clauses.txt")
    task = {**env, "TASKDATA": folder, "TASKRC": "/dev/null"}
    first = rows[len(rows) // 2]["id"]
    unit = next(unit["name"] for row in rows for unit in row["units"])

    def sql(query):
        return ("sqlite", lambda: command(["sqlite3", base, query], env)) if "sqlite" not in MISSING else None

    def grep(*words):
        return ("ripgrep", lambda: command(["rg", *words, lines], env)) if "ripgrep" not in MISSING else None

    def holding(word):
        return sql(f"select id, text from clause where text like '%{word}%'"), grep(word)

    tasks = ("taskwarrior", lambda: command(["task", "大豆", "list"], task)) if "taskwarrior" not in MISSING else None
    totals = sql("select unit, role, count(*) from mention group by unit, role")
    for verb, others in (
        (["show", first], [sql(f"select * from clause where id = '{first}'"), grep(f"^{first} ")]),
        (["unit", unit], [sql(f"select role, clause.* from mention join clause on clause.id = clause where unit = '{unit}' order by role"), grep(unit)]),
        (["search", "大豆"], [*holding("大豆"), tasks]),
        (["search", "没有这样的词"], holding("没有这样的词")),
        (["list", "大豆"], holding("大豆")),
        (["list"], [sql("select id, text from clause"), grep("")]),
        (["units"], [totals]),
        (["status"], [totals]),
    ):
        floor = ("true", lambda: command(["true"], env))
        others = [floor, *(one for one in others if one)]
        title = f"{' '.join(verb)}, {len(rows)} clauses, CPU ms"
        line(title, ("duban", lambda verb=verb: command(duban + verb, env)), others, rounds)


def made(program, clauses, folder, env):
    """A catalogue of so many clauses."""
    text, catalogue = os.path.join(folder, "notice.txt"), os.path.join(folder, "notice.ron")
    data.notice(clauses, text, clauses // UNITS)
    subprocess.run([program, "import", text, "-o", catalogue, "--force"], env=env, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return catalogue


def marks(program, entries, folder, env, rounds):
    """A mark in a journal of so many entries beside the bytes alone."""
    path = os.path.join(folder, "journal.ron")
    data.journal(entries, path)
    duban = [program, "--ambiguous", "narrow", "--state", path]
    alone = ("the bytes alone", lambda: 1e3 * bare_write(path))
    line(f"duban note, {entries} entries, ms", ("duban", lambda: wall([*duban[:1], "--state", path, "note", "2.3", "x."], env)), [alone], rounds)
    terminal = Terminal(duban, (80, 24), env)
    terminal.read(0.5, 20)
    print(f"{f'start, {entries} entries':34} CPU {1e3 * terminal.usage():.0f} ms, {terminal.memory()} KiB of PSS")
    terminal.key("1\r", 0.2)

    def space():
        return 1e3 * (terminal.key(" ", quiet=0.4, limit=20) or float("nan"))

    line(f"Space, {entries} entries, ms", ("duban", space), [alone], rounds)
    print(f"{f'after {rounds + 1} marks':34} {terminal.memory()} KiB of PSS")
    terminal.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="how often each is measured")
    parser.add_argument("--clauses", type=int, default=10_000, help="of the larger notice; five to a unit")
    parser.add_argument("--catalogue", action="append", default=[], help="measure verbs on this catalogue too")
    parser.add_argument("--verbs", action="store_true", help="measure verbs alone")
    parser.add_argument("--entries", type=int, default=100_000, help="of the longest journal")
    parser.add_argument("--program", default=os.path.join(data.TOP, "target/release/duban"))
    parser.add_argument("--bare", default=os.path.join(data.TOP, "benches/bare/target/release/bare"))
    args = parser.parse_args()
    if MISSING:
        print("not installed, left out: " + ", ".join(MISSING))
    program, bare = os.path.abspath(args.program), os.path.abspath(args.bare)
    with tempfile.TemporaryDirectory(prefix="duban.") as folder:
        env = {**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder, "LC_ALL": "C.UTF-8"}
        subprocess.run([program, "--state", os.path.join(folder, "empty.ron"), "init"], env=env, check=True, stdout=subprocess.DEVNULL)
        if not args.verbs:
            screens(program, bare, folder, env, args.rounds)
        for clauses in sorted({87, args.clauses}):
            own = tempfile.mkdtemp(dir=folder)
            commands(program, made(program, clauses, own, env), own, env, args.rounds)
        for catalogue in args.catalogue:
            commands(program, os.path.abspath(catalogue), tempfile.mkdtemp(dir=folder), env, args.rounds)
        if args.verbs:
            return
        for entries in sorted({0, 1_000, args.entries}):
            marks(program, entries, tempfile.mkdtemp(dir=folder), env, args.rounds)


if __name__ == "__main__":
    main()
