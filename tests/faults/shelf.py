#!/usr/bin/env python3
"""Two journals of one shelf, written by many at once, killed half-way, and watched by an open screen: shelf.py PROGRAM.

What the program says it has saved stands in the journal of its notice and in no other, whoever was killed when; a screen that is open
on both shows what others record in either, and a mark on clauses of both goes to both.
"""
import fcntl, os, pty, random, select, shutil, signal, struct, subprocess, sys, tempfile, termios, threading, time

PROGRAM = os.path.abspath(sys.argv[1])
NOTICES = {
    "water": "济南市2030年水利工作方案\n一、水利\n" + "".join(f"{n}.疏浚第{n}号河道。（市水务局牵头）\n" for n in range(1, 21)),
    "schools": "济南市2031年教育工作方案\n一、小学\n" + "".join(f"{n}.修缮第{n}小学。（市水务局牵头，市教育局配合）\n" for n in range(1, 21)),
}
WRITERS, EACH, KILLED = 6, 20, 12
failed = []


def check(fine, what):
    print(("ok    " if fine else "FAILED"), what, flush=True)
    if not fine:
        failed.append(what)


def main():
    random.seed(7)
    top = tempfile.mkdtemp()
    env = {"HOME": top, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    shelf = os.path.join(top, "shelf")
    os.mkdir(shelf)
    for name, text in NOTICES.items():
        notice = os.path.join(top, name + ".txt")
        with open(notice, "w") as file:
            file.write(text)
        subprocess.run([PROGRAM, "import", notice, "--id", name, "-o", f"{shelf}/{name}.ron"], env=env, check=True, capture_output=True)
    base = [PROGRAM, "--shelf", shelf, "--no-embedded"]
    journals = lambda: {name: open(f"{shelf}/{name}.journal.ron").read() if os.path.exists(f"{shelf}/{name}.journal.ron") else "" for name in NOTICES}

    # A screen that is open on both all the while.
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(PROGRAM, base + ["--as", "screen"], env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = bytearray()

    def pump(seconds):
        end = time.time() + seconds
        while time.time() < end:
            ready, _, _ = select.select([fd], [], [], 0.05)
            if ready:
                try:
                    seen.extend(os.read(fd, 65536))
                except OSError:
                    return

    pump(1.5)
    os.write(fd, "f水务".encode())
    pump(0.5)
    os.write(fd, b"\r")
    pump(0.5)

    # Writers on both journals; some are killed while they write.
    saved, lock = [], threading.Lock()

    def writer(number):
        for nth in range(EACH):
            name = random.choice(list(NOTICES))
            note = f"note-{number}-{nth}"
            clause = f"1.{random.randint(1, 20)}"
            ran = subprocess.run(base + ["--as", f"w{number}", "--notice", name, "note", clause, note], env=env, capture_output=True)
            with lock:
                if ran.returncode == 0:
                    saved.append((name, note))
                else:
                    failed.append(f"a writer: {ran.stderr.decode()}")

    def killer():
        for nth in range(KILLED):
            name = random.choice(list(NOTICES))
            child = subprocess.Popen(base + ["--as", "killed", "--notice", name, "note", "1.1", f"killed-{nth}"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0.0, 0.02))
            child.send_signal(signal.SIGKILL)
            child.wait()

    threads = [threading.Thread(target=writer, args=(number,)) for number in range(WRITERS)] + [threading.Thread(target=killer)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        pump(0.1)
    texts = journals()
    for name, note in saved:
        other = [own for own in NOTICES if own != name][0]
        if texts[name].count(f'"{note}"') != 1 or f'"{note}"' in texts[other]:
            failed.append(f"{note} of {name} is lost, doubled or in the other journal")
    check(not failed, f"{len(saved)} notes by {WRITERS} writers, with {KILLED} more killed, each once in its own journal")

    pump(1.5)
    check("刚刚".encode() in seen, "the open screen told what others recorded")

    # One mark on clauses of both from the screen, then one undo.
    del seen[:]
    os.write(fd, b"V")
    pump(0.3)
    os.write(fd, b" ")
    pump(0.5)
    os.write(fd, b"y")
    pump(2)
    done = {name: text.count("did: Done") for name, text in journals().items()}
    check(done == {"water": 20, "schools": 20}, f"a mark on all clauses of both goes to both: {done}")
    os.write(fd, b"u")
    pump(2)
    undone = {name: text.count("did: Undid") for name, text in journals().items()}
    check(undone == {"water": 20, "schools": 20}, f"one undo takes it back in both: {undone}")

    # One journal broken under the open screen: told, and the other goes on.
    good = journals()["water"]
    with open(f"{shelf}/water.journal.ron", "w") as file:
        file.write(good[: len(good) // 2])
    del seen[:]
    pump(2)
    check("water.journal.ron".encode() in seen, "a journal that breaks is named on the screen")
    ran = subprocess.run(base + ["--as", "w", "--notice", "schools", "note", "1.2", "goes-on"], env=env, capture_output=True)
    check(ran.returncode == 0 and "goes-on" in journals()["schools"], "the other journal goes on")
    check(journals()["water"] == good[: len(good) // 2], "the broken one is left as it is")
    with open(f"{shelf}/water.journal.ron", "w") as file:
        file.write(good)
    pump(2)
    ran = subprocess.run(base + ["check"], env=env, capture_output=True)
    check(ran.returncode == 0, "check finds both in order " + ran.stderr.decode())
    os.write(fd, b"\x03")
    pump(0.5)
    _, status = os.waitpid(pid, 0)
    check(status == 0, "the screen ends as it should")
    left = [name for name in os.listdir(shelf) if name.endswith(".tmp")]
    check(not left or len(left) <= KILLED, f"what killed writers left: {left}")
    shutil.rmtree(top)
    sys.exit(1 if failed else 0)


main()
