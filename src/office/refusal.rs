//! Why a package was not read, and what to do about it.

use serde::{Deserialize, Serialize};

use crate::lang::{Wording, both};

/// Why a package was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Refusal {
    /// A text of Word or WPS before 2007.
    OldText,
    /// A binary workbook.
    BinaryBook,
    /// Slides.
    Slides,
    /// A file of `OpenOffice` and its kin.
    OpenDocument,
    /// OFD, the page format of Chinese offices.
    Ofd,
    /// A package of something else.
    Archive,
    /// An old Office file that is neither text nor workbook.
    OldOther,
    /// It needs a password.
    Locked,
    /// Larger than any notice, on disk or unpacked.
    TooLarge,
    /// Not as its own form says.
    Damaged,
    /// It took more memory or time than any notice does.
    Costly,
    /// This program could not be started again to read it.
    Unstarted,
}

impl Refusal {
    /// It in words.
    pub(super) fn wording(self) -> Wording {
        match self {
            Self::OldText => both!(
                "这是旧式 Word 或 WPS 文字文件（.doc、.wps），未读取；请打开后另存为 .docx 再导入",
                "this is an old Word or WPS text (.doc, .wps) and was not read; save it as .docx and import that"
            ),
            Self::BinaryBook => both!(
                "这是二进制工作簿（.xlsb），未读取；请打开后另存为 .xlsx 再导入",
                "this is a binary workbook (.xlsb) and was not read; save it as .xlsx and import that"
            ),
            Self::Slides => both!(
                "这是演示文稿（.pptx），未读取；请将文字复制到 Word 或纯文本文件再导入",
                "these are slides (.pptx) and were not read; copy the text into Word or a plain text file and import that"
            ),
            Self::OpenDocument => both!(
                "这是 OpenDocument 文件（.odt、.ods），未读取；请打开后另存为 .docx 或 .xlsx 再导入",
                "this is an OpenDocument file (.odt, .ods) and was not read; save it as .docx or .xlsx and import that"
            ),
            Self::Ofd => both!(
                "这是 OFD 文件，未读取；请打开后全选复制，粘贴到纯文本文件再导入",
                "this is an OFD file and was not read; copy its text into a plain text file and import that"
            ),
            Self::Archive => both!(
                "这是压缩包，未读取；请解压后导入其中的文件",
                "this is an archive and was not read; unpack it and import the files in it"
            ),
            Self::OldOther => both!(
                "这是旧式 Office 文件，但既不是文字也不是表格，未读取；请打开后另存为 .docx 或 .xlsx 再导入",
                "this is an old Office file that is neither text nor workbook, and was not read; save it as .docx or .xlsx and import that"
            ),
            Self::Locked => both!(
                "文件有密码保护，未读取；请打开后去掉密码再导入",
                "the file needs a password and was not read; take the password off and import it again"
            ),
            Self::TooLarge => both!(
                "文件太大（超过 10 MB，或展开后超过 64 MB、百倍），未读取；请删去图片和无关内容后再导入",
                "the file is too large (10 MB, or unpacked 64 MB or a hundred times its size) and was not read; take out pictures and what does not belong and import it again"
            ),
            Self::Damaged => both!(
                "文件已损坏，未读取；请用 Office 或 WPS 打开，另存为新文件再导入",
                "the file is damaged and was not read; open it in Office or WPS, save it as a new file and import that"
            ),
            Self::Costly => both!(
                "读取所需的内存或时间过多，已中止；请将文字或表格复制到新文件再导入",
                "reading it took too much memory or time and was stopped; copy its text or table into a new file and import that"
            ),
            Self::Unstarted => both!(
                "无法启动读取 Office 文件的子进程；请另存为纯文本再导入",
                "the process that reads office files could not be started; save the file as plain text and import that"
            ),
        }
    }
}
