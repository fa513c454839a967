"""Journals and notices of any size for the measuring scripts, made of the built-in notice's own clauses."""
import datetime, json, os, random, re, subprocess, zlib

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOTES = "已印发实施方案并召开推进会，各责任单位报送了分工台账 本月完成投资额的八成，剩余部分正在招标 项目前期手续办理完毕，计划下月开工建设 因资金未到位进度滞后，已发催办函".split()
PEOPLE = "王芳 李伟 张敏 刘洋 陈静 杨军 赵磊 黄丽 周强 吴敏".split()
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def clauses():
    """Ids and texts of the built-in notice's clauses."""
    text = open(os.path.join(TOP, "data/catalogue.ron"), encoding="utf8").read()
    found = re.findall(r'^\s+id: "(\d+\.\d+)".*?^\s+text: ("(?:[^"\\]|\\.)*"),$', text, re.M | re.S)
    return [(clause, json.loads(words)) for clause, words in found]


def journal(entries, path):
    """A journal of so many entries for the built-in notice, as the program writes it."""
    chance, known, done = random.Random(11), clauses(), set()
    time, step = datetime.datetime(2020, 1, 6, 8), max(1, 5 * 365 * 86_400_000 // max(1, entries))
    with open(path, "w", encoding="utf8") as out:
        out.write('(\n    version: 2,\n    notice: "heilongjiang-2012-0704",\n    entries: [\n')
        for _ in range(entries):
            time += datetime.timedelta(milliseconds=chance.randint(1, 2 * step))
            at = time.strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03d}+08:00"
            clause, text = chance.choice(known)
            if chance.random() < 0.8:
                did = f'Note("{chance.choice(NOTES)}")'
            else:
                did = "Reopened" if clause in done else "Done"
                done ^= {clause}
            save = "".join(chance.choice(LETTERS) for _ in range(8))
            digest = f"{zlib.crc32(text.encode()):08x}"
            out.write(f'        (at: "{at}", by: "{chance.choice(PEOPLE)}", save: "{save}", clause: "{clause}", text: "{digest}", did: {did}),\n')
        out.write("    ],\n)\n")


def bodies(count):
    """Names of so many offices of counties, as notices write them."""
    kinds = "教育 财政 商务 水务 审计 统计 民政 司法 交通运输 农业农村 生态环境 卫生健康 应急管理 市场监管 自然资源 退役军人 住房城乡 文化旅游 医疗保障 林业草原".split()
    first, second = "安宁康泰兴隆昌盛德惠清和明远平定永顺广吉", "江河湖海山川岭原阳阴源泉溪林木石沙田谷城"
    counties = [one + two for one in first for two in second]
    return [f"{county}县{kind}局" for kind in kinds for county in counties][:count]


def notice(count, path, units=3):
    """The text of a notice of so many clauses that name so many offices, to be imported."""
    known = clauses()
    offices = ["省发改委", "省财政厅", "省工信委"] if units <= 3 else bodies(units)
    with open(path, "w", encoding="utf8") as out:
        out.write("关于落实主要目标和任务分工的通知\n\n各市（地）、县（市）人民政府（行署），省政府各直属单位：\n\n")
        # A heading is numbered below a hundred, as far as notices go.
        areas = min(99, max(1, round(16 * (count / 87) ** 0.5)))
        for area in range(areas):
            out.write(f"　　（{chinese(area + 1)}）任务领域{chinese(area + 1)}。\n\n")
            for at in range(area, count, areas):
                text = known[at % len(known)][1]
                lead, second, third = (offices[(at * step + place) % len(offices)] for place, step in enumerate((1, 7, 11)))
                out.write(f"　　{text[:-1]}，完成{at}项。（{lead}牵头，{second}、{third}配合）\n\n")


def chinese(number):
    """A number below 1,000 in Chinese numerals."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = digits[hundreds] + "百" if hundreds else ""
    if hundreds and not tens and ones:
        out += "零"
    if tens:
        out += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    return out + (digits[ones] if ones else "")
