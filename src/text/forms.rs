//! Forms of one character: what copying out of a PDF or a web page puts in place of the usual one.

/// Kangxi radicals, U+2F00 and on, as the characters they look like.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement that PDFs put in place of a whole character.
const SUPPLEMENT: &[(char, char)] = &[
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺫', '目'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
    ('⻨', '麦'),
];

/// Whether `c` has no shape of its own, so that two names which differ in it alone look the same.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// The usual form of `c`: 工 for the radical ⼯.
pub(crate) fn usual(c: char) -> char {
    let code = u32::from(c);
    match code {
        0x2f00..=0x2fd5 => {
            let at = usize::try_from(code - 0x2f00).unwrap_or(0);
            RADICALS.chars().nth(at).unwrap_or(c)
        }
        0x2e80..=0x2eff => SUPPLEMENT
            .iter()
            .find(|(radical, _)| *radical == c)
            .map_or(c, |(_, usual)| *usual),
        _ => c,
    }
}

/// `text` in usual forms, without what cannot be seen.
pub(crate) fn plain_forms(text: &str) -> String {
    text.chars()
        .filter(|c| !is_invisible(*c))
        .map(usual)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_name() {
        assert_eq!(plain_forms("县⼯信局"), "县工信局");
        assert_eq!(plain_forms("县财\u{ad}政\u{200b}局"), "县财政局");
        assert_eq!(plain_forms("⻓春市⺠政局"), "长春市民政局");
        assert_eq!(usual('⾦'), '金');
        assert_eq!(usual('龠'), '龠');
    }
}
