//! How characters sound: toneless Mandarin syllables, by the word where a character has several.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use pinyin::ToPinyin;

/// A syllable by its place in [`SYLLABLES`], from 1; 0 is a character without a reading.
pub(super) type Syllable = u16;

/// Every toneless syllable of the usual characters in alphabetical order, ü written v as it is typed. From the `kMandarin`
/// field of the Unicode Han database 15.0 (Unicode licence).
const SYLLABLES: &str = "\
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen \
ceng cha chai chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo ci cong cou \
cu cuan cui cun cuo da dai dan dang dao de deng di dian diao die ding diu dong dou du duan dui dun duo e ei en \
er fa fan fang fei fen feng fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun \
guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie \
jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo \
la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu long lou lu luan lun luo lv lve ma mai \
man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne nei nen neng ni \
nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian \
piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren \
reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen \
sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao \
te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian \
xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun \
za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai \
zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo";

/// Words in which a character is not read as its first dictionary reading says; the longest that fits wins.
const WORDS: &[(&str, &str)] = &[
    ("银行", "yin hang"),
    ("央行", "yang hang"),
    ("人行", "ren hang"),
    ("分行", "fen hang"),
    ("支行", "zhi hang"),
    ("总行", "zong hang"),
    ("行业", "hang ye"),
    ("商业银行", "shang ye yin hang"),
    ("行政", "xing zheng"),
    ("一行", "yi hang"),
    ("本行", "ben hang"),
    ("重画", "chong hua"),
    ("重复", "chong fu"),
    ("重组", "chong zu"),
    ("重新", "chong xin"),
    ("重建", "chong jian"),
    ("重庆", "chong qing"),
    ("双重", "shuang chong"),
    ("生长", "sheng zhang"),
    ("增长", "zeng zhang"),
    ("成长", "cheng zhang"),
    ("市长", "shi zhang"),
    ("省长", "sheng zhang"),
    ("局长", "ju zhang"),
    ("厅长", "ting zhang"),
    ("部长", "bu zhang"),
    ("组长", "zu zhang"),
    ("县长", "xian zhang"),
    ("首长", "shou zhang"),
    ("家长", "jia zhang"),
    ("调整", "tiao zheng"),
    ("调控", "tiao kong"),
    ("调节", "tiao jie"),
    ("调解", "tiao jie"),
    ("协调", "xie tiao"),
    ("统率", "tong shuai"),
    ("表率", "biao shuai"),
    ("率先", "shuai xian"),
    ("率领", "shuai ling"),
    ("西藏", "xi zang"),
    ("宝藏", "bao zang"),
    ("会计", "kuai ji"),
    ("统计", "tong ji"),
    ("音乐", "yin yue"),
    ("传记", "zhuan ji"),
    ("自传", "zi zhuan"),
    ("首都", "shou du"),
    ("成都", "cheng du"),
    ("都市", "du shi"),
    ("朝阳", "chao yang"),
    ("人参", "ren shen"),
    ("参差", "cen ci"),
    ("差旅", "chai lv"),
    ("出差", "chu chai"),
    ("厦门", "xia men"),
    ("大厦", "da sha"),
    ("东阿", "dong e"),
    ("尽管", "jin guan"),
    ("角色", "jue se"),
    ("供给", "gong ji"),
    ("给予", "ji yu"),
    ("薄弱", "bo ruo"),
    ("弹性", "tan xing"),
    ("压轴", "ya zhou"),
    ("模样", "mu yang"),
    ("处理", "chu li"),
    ("处置", "chu zhi"),
    ("处罚", "chu fa"),
    ("相处", "xiang chu"),
    ("畜牧", "xu mu"),
    ("畜产", "xu chan"),
    ("农畜", "nong xu"),
    ("牲畜", "sheng chu"),
    ("家畜", "jia chu"),
    ("畜禽", "chu qin"),
    ("校对", "jiao dui"),
    ("校正", "jiao zheng"),
    ("数字", "shu zi"),
    ("便宜", "pian yi"),
    ("提防", "di fang"),
    ("更新", "geng xin"),
    ("更改", "geng gai"),
    ("变更", "bian geng"),
    ("强迫", "qiang po"),
    ("转动", "zhuan dong"),
    ("似的", "shi de"),
    ("目的", "mu di"),
    ("的确", "di que"),
    ("为了", "wei le"),
    ("了解", "liao jie"),
    ("石油", "shi you"),
    ("省级", "sheng ji"),
    ("反省", "fan xing"),
    ("蚌埠", "beng bu"),
    ("六安", "lu an"),
    ("铅山", "yan shan"),
];

/// Characters whose usual reading today is not the first one the dictionary gives.
const CHARS: &[(char, &str)] = &[
    ('长', "chang"),
    ('重', "zhong"),
    ('畜', "xu"),
    ('行', "xing"),
    ('率', "lv"),
    ('调', "diao"),
    ('藏', "cang"),
    ('会', "hui"),
    ('省', "sheng"),
    ('厦', "xia"),
    ('的', "de"),
    ('地', "di"),
    ('得', "de"),
    ('了', "le"),
    ('着', "zhe"),
    ('和', "he"),
    ('还', "hai"),
    ('都', "du"),
    ('传', "chuan"),
    ('参', "can"),
    ('朝', "chao"),
    ('数', "shu"),
    ('处', "chu"),
    ('供', "gong"),
    ('给', "gei"),
    ('相', "xiang"),
    ('为', "wei"),
    ('种', "zhong"),
    ('应', "ying"),
    ('更', "geng"),
    ('间', "jian"),
    ('分', "fen"),
    ('干', "gan"),
    ('当', "dang"),
    ('便', "bian"),
    ('系', "xi"),
    ('强', "qiang"),
    ('车', "che"),
    ('石', "shi"),
    ('台', "tai"),
    ('尔', "er"),
    ('卫', "wei"),
    ('合', "he"),
    ('区', "qu"),
    ('单', "dan"),
    ('解', "jie"),
    ('属', "shu"),
    ('校', "xiao"),
    ('模', "mo"),
    ('乐', "le"),
    ('术', "shu"),
    ('大', "da"),
    ('六', "liu"),
    ('秘', "mi"),
    ('期', "qi"),
    ('其', "qi"),
    ('价', "jia"),
    ('说', "shuo"),
    ('适', "shi"),
    ('叶', "ye"),
    ('广', "guang"),
    ('厂', "chang"),
    ('仇', "chou"),
    ('核', "he"),
    ('炭', "tan"),
    ('员', "yuan"),
    ('圳', "zhen"),
];

/// A word and how its characters sound.
type Word = (Vec<char>, Vec<Syllable>);

/// The table behind [`SYLLABLES`] with what is asked of it.
struct Table {
    names: Vec<&'static str>,
    /// Fuzzy forms by syllable, at the same places.
    fuzzy: Vec<String>,
    chars: HashMap<char, Syllable>,
    /// Words by their first character.
    words: HashMap<char, Vec<Word>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let names: Vec<&'static str> = std::iter::once("")
        .chain(SYLLABLES.split_ascii_whitespace())
        .collect();
    let fuzzy = names.iter().map(|name| blur(name)).collect();
    let id = |name: &str| place_of(&names, name);
    let chars = CHARS.iter().map(|(c, name)| (*c, id(name))).collect();
    let mut words: HashMap<char, Vec<Word>> = HashMap::new();
    for (word, reading) in WORDS {
        let word: Vec<char> = word.chars().collect();
        let reading = reading.split(' ').map(id).collect();
        words.entry(word[0]).or_default().push((word, reading));
    }
    for list in words.values_mut() {
        list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    Table {
        names,
        fuzzy,
        chars,
        words,
    }
});

fn place_of(names: &[&str], name: &str) -> Syllable {
    names
        .binary_search(&name)
        .ok()
        .and_then(|at| Syllable::try_from(at).ok())
        .unwrap_or(0)
}

/// How many there are, with the empty one at 0.
pub(super) fn count() -> usize {
    TABLE.names.len()
}

/// A syllable's letters.
pub(super) fn letters(syllable: Syllable) -> &'static str {
    TABLE.names[usize::from(syllable)]
}

/// The syllable's letters with the sounds that people mix up made one; see [`blur`].
pub(super) fn blurred(syllable: Syllable) -> &'static str {
    &TABLE.fuzzy[usize::from(syllable)]
}

/// The syllable written exactly so; `lue` and `nue` count as `lve` and `nve`.
pub(super) fn named(name: &str) -> Option<Syllable> {
    let name = match name {
        "lue" => "lve",
        "nue" => "nve",
        other => other,
    };
    Some(place_of(&TABLE.names, name)).filter(|syllable| *syllable > 0)
}

/// The syllables that begin with `head` (not empty), which stand together.
pub(super) fn beginning(head: &str) -> Range<usize> {
    let from = TABLE.names.partition_point(|name| *name < head);
    let len = TABLE.names[from..].partition_point(|name| name.starts_with(head));
    from..from + len
}

/// `letters` with z/zh, c/ch, s/sh, n/l, an/ang, en/eng and in/ing made one, and v written u: sounds that many speakers of
/// the north-east and the south do not keep apart.
pub(super) fn blur(letters: &str) -> String {
    let mut out = match letters.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => format!("{}{}", &letters[..1], &letters[2..]),
        [b'n', _, ..] => format!("l{}", &letters[1..]),
        _ => letters.to_owned(),
    };
    if out.len() > 2 && (out.ends_with("ang") || out.ends_with("eng") || out.ends_with("ing")) {
        out.pop();
    }
    out.replace('v', "u")
}

/// The reading of every character of the folded `text`; 0 where it has none.
pub(super) fn readings(text: &[char]) -> Vec<Syllable> {
    let mut out = Vec::with_capacity(text.len());
    while out.len() < text.len() {
        let rest = &text[out.len()..];
        let word = TABLE
            .words
            .get(&rest[0])
            .and_then(|list| list.iter().find(|(word, _)| rest.starts_with(word)));
        match word {
            Some((_, reading)) => out.extend(reading),
            None => out.push(reading(rest[0])),
        }
    }
    out
}

/// The reading of a character standing alone.
fn reading(c: char) -> Syllable {
    if let Some(known) = TABLE.chars.get(&c) {
        return *known;
    }
    c.to_pinyin()
        .and_then(|sound| named(&sound.plain().replace('ü', "v")))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let words: Vec<_> = readings(&chars).into_iter().map(letters).collect();
        words.join(" ")
    }

    #[test]
    fn reads_by_the_word() {
        for (text, reading) in [
            ("人民银行", "ren min yin hang"),
            ("行署", "xing shu"),
            ("畜牧兽医局", "xu mu shou yi ju"),
            ("旅游局", "lv you ju"),
            ("重点", "zhong dian"),
            ("重组", "chong zu"),
            ("增长", "zeng zhang"),
            ("延长", "yan chang"),
            ("调整", "tiao zheng"),
            ("覆盖率", "fu gai lv"),
            ("西藏", "xi zang"),
            ("哈尔滨", "ha er bin"),
        ] {
            assert_eq!(read(text), reading);
        }
    }

    #[test]
    fn every_curated_reading_is_a_syllable_a_character() {
        for (word, reading) in WORDS {
            let parts: Vec<_> = reading.split(' ').collect();
            assert_eq!(parts.len(), word.chars().count(), "{word}");
            assert!(parts.iter().all(|part| named(part).is_some()), "{word}");
        }
        assert!(CHARS.iter().all(|(_, reading)| named(reading).is_some()));
    }

    #[test]
    fn reads_every_character_of_the_notice() {
        let notice = include_str!("../../data/notice.txt");
        let han: Vec<char> = notice
            .chars()
            .filter(|c| *c >= '\u{3400}' && *c <= '\u{9fff}')
            .collect();
        let mute: Vec<_> = han
            .iter()
            .zip(readings(&han))
            .filter(|(_, s)| *s == 0)
            .collect();
        assert!(mute.is_empty(), "{mute:?}");
    }

    #[test]
    fn blurs_what_sounds_alike() {
        for (a, b) in [
            ("zhang", "zan"),
            ("nong", "long"),
            ("xin", "xing"),
            ("sheng", "sen"),
            ("lv", "lu"),
        ] {
            assert_eq!(blur(a), blur(b));
        }
        assert_ne!(blur("fa"), blur("ha"));
    }
}
