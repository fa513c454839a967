//! What a ratatui program costs at the least.
//!
//! Alone it shows a list of the sixteen areas, one of them highlighted; `j` and `k` move, `q` leaves. With a recording it draws
//! what another program drew: a frame a key, the same cells in the same looks, each ready before the first key comes, so that
//! nothing but the drawing is counted; after the last the second one again.
//!
//! The scripts beside it measure the program against it: `cargo build --release --manifest-path benches/bare/Cargo.toml`.

mod recording;

use std::io;

use crossterm::event::{Event, KeyCode, read};
use ratatui::DefaultTerminal;
use ratatui::style::{Modifier, Style};
use ratatui::text::Text;
use ratatui::widgets::{List, ListState, Paragraph};

const AREAS: [&str; 16] = [
    "（一）约束性指标。",
    "（二）推进工业结构优化升级。",
    "（三）推动资源型城市经济转型。",
    "（四）发展开放型经济。",
    "（五）加强资源节约和环境保护。",
    "（六）加快社会主义新农村建设。",
    "（七）全面加快服务业发展。",
    "（八）建设向北开发开放先导区。",
    "（九）加快科教人才兴省强省步伐。",
    "（十）加强基础设施建设。",
    "（十一）推进形成主体功能区。",
    "（十二）加强公共服务体系建设。",
    "（十三）加快重点领域和关键环节改革。",
    "（十四）创新社会管理。",
    "（十五）推动文化大发展大繁荣。",
    "（一）加强组织领导。",
];

fn main() -> io::Result<()> {
    let recording = std::env::args_os().nth(1);
    let frames = recording
        .map(|file| recording::frames(&std::fs::read(file)?))
        .transpose()?;
    let mut terminal = ratatui::init();
    match frames {
        Some(frames) => replay(&mut terminal, frames)?,
        None => list(&mut terminal)?,
    }
    ratatui::restore();
    Ok(())
}

fn list(terminal: &mut DefaultTerminal) -> io::Result<()> {
    let list = List::new(AREAS).highlight_style(Style::new().add_modifier(Modifier::REVERSED));
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| frame.render_stateful_widget(&list, frame.area(), &mut state))?;
        let Event::Key(key) = read()? else { continue };
        match key.code {
            KeyCode::Char('j') => state.select_next(),
            KeyCode::Char('k') => state.select_previous(),
            KeyCode::Char('q') => return Ok(()),
            _ => {}
        }
    }
}

fn replay(terminal: &mut DefaultTerminal, frames: Vec<Text<'static>>) -> io::Result<()> {
    let frames: Vec<_> = frames.into_iter().map(Paragraph::new).collect();
    for paragraph in frames.iter().take(1).chain(frames.iter().skip(1).cycle()) {
        terminal.draw(|frame| frame.render_widget(paragraph, frame.area()))?;
        let key = loop {
            if let Event::Key(key) = read()? {
                break key;
            }
        };
        if key.code == KeyCode::Char('q') {
            break;
        }
    }
    Ok(())
}
