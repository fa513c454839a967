//! What a ratatui program costs at the least: a list of the sixteen areas, one of them highlighted; `j` and `k` move, `q` leaves.
//!
//! The scripts beside it measure the program against it: `cargo build --release --manifest-path benches/bare/Cargo.toml`.

use crossterm::event::{Event, KeyCode, read};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListState};

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

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let list = List::new(AREAS).highlight_style(Style::new().add_modifier(Modifier::REVERSED));
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| frame.render_stateful_widget(&list, frame.area(), &mut state))?;
        let Event::Key(key) = read()? else { continue };
        match key.code {
            KeyCode::Char('j') => state.select_next(),
            KeyCode::Char('k') => state.select_previous(),
            KeyCode::Char('q') => break,
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
