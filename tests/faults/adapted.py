"""What the scripts of the second set expect of version 1 of the journal and of older wording, and what holds now.

Each is a file, the words there, the words that stand for them, and the reason. Words that a script no longer has are passed over.
"""
import os, shutil

ADAPTED = [
    ("creating.py", "re.sub(rb'at: \"[^\"]+\"', b\"at\", data)", "re.sub(rb'(at|save): \"[^\"]+\"|order: \\d+, ', b\"\", data)",
     "each save has an identity, which is random"),
    ("creating.py", '["import", NOTES, "-o", B + "/c.ron"], B + "/c.ron", {}\n\n', '["import", NOTES, "--force", "-o", B + "/c.ron"], B + "/c.ron", {}\n\n',
     "a catalogue that is there gives way only with --force"),
    ("creating.py", '"--id", "old", "-o"', '"--id", "old", "--title", "旧", "-o"', "a text that is imported anew keeps the id of its catalogue"),
    ("creating.py", "p.returncode in (0, 2)", "p.returncode in (0, 2, 4)", "a file that is there is exit code 4 from import"),
    ("merges.py", 'min(e["at"] for e in new) > max(e["at"] for e in before)', 'min(e["order"] for e in new) > max(e["order"] for e in before)',
     "`at` is what the host's clock said, right or wrong; the order stands beside it"),
    ("merges.py", "next(iter(target))[1] == who", '{e["by"] for e in before if names(next(iter(target)), e)} == {who}',
     "an undo names the save, not the time and the name"),
    ("merges.py", 'mine = sorted({(e["at"], e["by"]) for e, ok in standing(before) if ok and e["by"] == who and e["did"] != "Undid"})',
     'mine = [e for e, ok in standing(before) if ok and e["by"] == who and e["did"] != "Undid"]', "as above"),
    ("merges.py", "mine and mine[-1] == t", "mine and names(t, mine[-1])", "as above"),
    ("merges.py", "f\"{t} not {mine[-1:]}\"", "f\"{t} not {[e['raw'] for e in mine[-1:]]}\"", "as above"),
    ("merges.py", 'derive([e for e in before if (e["at"], e["by"]) != t or e["did"] == "Undid"])',
     'derive([e for e in before if not names(t, e) or e["did"] == "Undid"])', "as above"),
    ("merges.py", 'b"\\xe5\\xb0\\x86\\xe6\\x9d\\xa5" in out + err', '"比本机时钟晚".encode() in out + err', "the wording of the warning"),
    ("merges.py", 'b"\\xe6\\x97\\xb6\\xe9\\x97\\xb4\\xe5\\x9c\\xa8\\xe5\\xb0\\x86\\xe6\\x9d\\xa5" in err', '"比本机时钟晚".encode() in err', "as above"),
    ("merges.py", 's[0], s[1] = "pending", None', 's[0], s[1] = ("started" if s[2] is not None or s[3] else "pending"), None',
     "a clause that has a note or a value is under way once its done mark is off"),
    ("merges.py", "                run(\"init\", state=j)\n            for f in os.listdir(top):",
     "                for f in os.listdir(top):\n                    if f.endswith(\".bak\"):\n                        os.unlink(f\"{top}/{f}\")\n"
     "                run(\"init\", state=j)\n            for f in os.listdir(top):",
     "where backups say that there was a journal, none is begun anew"),
    ("monkey.py", "        groups.setdefault((e[\"at\"], e[\"by\"]), []).append(e)", "        groups.setdefault(ident(e), []).append(e)", "a save is named by its identity"),
    ("monkey.py", "    for (at, by), es in groups.items():\n", "    for es in groups.values():\n        at, by = es[0][\"order\"], es[0][\"by\"]\n", "as above; the order is not the time"),
    ("monkey.py", "    m = re.search(r\"已保存：登记", "    return said_now(text)\n    m = re.search(r\"已保存：登记", "the wording of what was recorded"),
    ("monkey.py", "def compare():\n", '''def said_now(text):
    """The same for today's wording."""
    m = re.search(r"(?<!刚刚：)(已保存：|已撤销|已恢复)(\\d+\\.\\d+(?:、\\d+\\.\\d+)*)(?:等(\\d+)条)?(登记完成|取消完成|进展：|的登记)", text)
    if not m:
        return None, True
    ids, have = m[2].split("、"), {e["clause"] for e in last_own}
    did = "Undid" if m[1] != "已保存：" else {"登记完成": "Done", "取消完成": "Reopened", "进展：": "Note"}.get(m[4])
    return m[0], set(ids) <= have and int(m[3] or len(ids)) == len(have) and {e["did"] for e in last_own} == {did}


def compare():
''', "as above"),
    ("soak.py", "open(S, \"r+\").write(text.replace('\"2.6\"', '\"2.8\"'))",
     "open(S, \"r+\").write(re.sub(r'clause: \"2\\.6\"(, text: \"[0-9a-f]{8}\")?', lambda m: 'clause: \"2.8\"' + (f', text: \"{HASH}\"' if m[1] else ''), text))",
     "an entry follows the hash of its clause's text, so that a hand has to change both"),
    ("soak.py", 'AREA = [f"2.{n}"', 'run("init", state=M + "/h.ron")\nrun("done", "2.8", state=M + "/h.ron")\n'
     "HASH = re.search(r'clause: \"2\\.8\", text: \"([0-9a-f]{8})\"', open(M + \"/h.ron\").read())[1]\n" 'AREA = [f"2.{n}"', "as above"),
    ("escapes.py", "            os.unlink(s)\n\n\ndef environment", "            for f in os.listdir(D):\n                if f.startswith(\"a.ron\"):\n"
     "                    os.unlink(D + \"/\" + f)\n\n\ndef environment", "where backups say that there was a journal, none is begun anew"),
    ("escapes.py", "\\x1b\\[[?>]?[0-9;]*[A-Za-z]", "\\x1b\\[[?>=<]?[0-9;]*[A-Za-z]", "at the start the keyboard's modes are reset, CSI = 0 u among them"),
    ("soak.py", 'es[-1]["at"] > max(x["at"] for x in es[:-1])', 'es[-1]["order"] > max(x["order"] for x in es[:-1])', "the order is not the time"),
    ("blind_screen.py", "f = os.open(s, os.O_RDONLY)\nfcntl", 'f = os.open(s + ".lock", os.O_RDWR | os.O_CREAT, 0o666)\nfcntl', "the lock is a file of its own"),
    ("users.py", "f=os.open({s!r},os.O_RDONLY)", "f=os.open({s!r}+'.lock',os.O_RDWR)", "as above: a reader cannot lock it, a stopped colleague can"),
    ("netfs.py", 'if e["did"] == "Note"}\n            lost', 'if e["did"] == "Note" and e["by"] == "丙"}\n            lost', "the note on 16.1 is of an earlier step"),
]


def adapt(folder, copy):
    """Copies the scripts of `folder` to `copy`, adapted."""
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name, old, new, _ in ADAPTED:
        path = os.path.join(copy, name)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                text = f.read()
            with open(path, "w", encoding="utf-8") as f:
                f.write(text.replace(old, new))


if __name__ == "__main__":
    # adapted.py FOLDER COPY: for those that are run by hand.
    import sys
    adapt(sys.argv[1], sys.argv[2])
