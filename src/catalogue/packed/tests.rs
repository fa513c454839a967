use std::sync::Mutex;

use proptest::prelude::*;

use super::*;

fn ours() -> Catalogue {
    Catalogue::embedded().unwrap()
}

impl Parts for Vec<u8> {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn bytes(&self, at: u64, length: usize) -> Option<Vec<u8>> {
        let from = usize::try_from(at).ok()?;
        let range = from..from.checked_add(length)?;
        self.get(range).map(<[u8]>::to_vec)
    }

    fn again(&self) -> Option<Catalogue> {
        None
    }
}

/// All of what is written down, in one place.
fn whole(catalogue: &Catalogue) -> String {
    let mentions: Vec<Vec<_>> = catalogue
        .units()
        .map(|(id, _)| {
            catalogue
                .of_unit(id)
                .map(|(it, role)| (it.id, role))
                .collect()
        })
        .collect();
    let roles: Vec<Vec<_>> = catalogue.roles().map(Iterator::collect).collect();
    assert_eq!(mentions, roles);
    let days: Vec<_> = catalogue.days().collect();
    format!(
        "{}{mentions:?}{days:?}{}",
        catalogue.to_ron(),
        catalogue.digest()
    )
}

fn unpacked(bytes: Vec<u8>) -> Option<Catalogue> {
    let parts: Arc<dyn Parts> = Arc::new(bytes);
    Catalogue::unpacked(&parts)
}

#[test]
fn texts_are_looked_through_unread_as_they_are_read() {
    let all = ours();
    let read = unpacked(all.packed().unwrap()).unwrap();
    let holds = |text: &[u8]| String::from_utf8_lossy(text).contains('大');
    assert_eq!(read.holding(&holds), all.holding(&holds));
    assert!(read.areas().iter().all(|area| !area.clauses.is_read()));
    let others = |all: &Catalogue| {
        let mut lines = Vec::new();
        all.other_lines(NoticeNo::default(), &mut |line, text| {
            lines.push((line, text.to_owned()));
        });
        lines
    };
    assert_eq!(others(&read), others(&all));
    assert!(!read.notice.lines.is_read() && !others(&all).is_empty());
}

/// Bytes of which some are damaged, and what is to be read then.
#[derive(Debug)]
struct Damaged {
    bytes: Vec<u8>,
    again: Option<Catalogue>,
    asked: Mutex<u32>,
}

impl Damaged {
    fn new(bytes: Vec<u8>, again: Option<Catalogue>) -> Arc<Self> {
        Arc::new(Self {
            bytes,
            again,
            asked: Mutex::new(0),
        })
    }

    fn read(self: &Arc<Self>) -> Option<Catalogue> {
        let parts: Arc<dyn Parts> = Arc::clone(self) as _;
        Catalogue::unpacked(&parts)
    }
}

impl Parts for Damaged {
    fn length(&self) -> u64 {
        self.bytes.length()
    }

    fn bytes(&self, at: u64, length: usize) -> Option<Vec<u8>> {
        self.bytes.bytes(at, length)
    }

    fn again(&self) -> Option<Catalogue> {
        *self.asked.lock().unwrap() += 1;
        self.again.clone()
    }
}

/// Where the parts begin.
fn begin(bytes: &[u8]) -> usize {
    BEFORE + u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize
}

#[test]
fn what_is_unpacked_is_what_was_packed() {
    let all = ours();
    let read = unpacked(all.packed().unwrap()).unwrap();
    assert_eq!(whole(&read), whole(&all));
    assert_eq!(read, all);
}

#[test]
fn a_part_that_is_damaged_is_read_from_the_file() {
    let all = ours();
    let mut bytes = all.packed().unwrap();
    let from = begin(&bytes);
    for byte in &mut bytes[from..] {
        *byte ^= 0x55;
    }
    let damaged = Damaged::new(bytes.clone(), Some(all.clone()));
    let read = damaged.read().unwrap();
    assert_eq!(read.areas().len(), all.areas().len());
    assert_eq!(*damaged.asked.lock().unwrap(), 0);
    assert_eq!(whole(&read), whole(&all));
    assert_eq!(*damaged.asked.lock().unwrap(), 1);
    // Where the file is gone too, nothing is taken for the notice's, and as much is there as was said.
    let read = Damaged::new(bytes, None).read().unwrap();
    let count = |all: &Catalogue| (all.clauses().count(), all.notice.lines.len());
    assert_eq!(count(&read), count(&all));
    assert!(
        read.clauses()
            .all(|clause| clause.text == UNREAD && clause.duty.is_none())
    );
    assert!(read.units().all(|(id, _)| read.of_unit(id).count() == 0));
}

#[test]
fn a_file_that_has_become_another_is_not_taken_for_a_part() {
    let all = ours();
    let mut bytes = all.packed().unwrap();
    let from = begin(&bytes);
    bytes[from..].fill(0xff);
    let text = all.to_ron();
    let other = text.replace("number: 16,", "number: 17,");
    assert!(Catalogue::from_ron(&other, std::path::Path::new("x")).is_err());
    let mut other = all.clone();
    other.areas.truncate(1);
    let read = Damaged::new(bytes, Some(other)).read().unwrap();
    let texts: Vec<_> = read
        .areas()
        .iter()
        .map(|area| area.clauses[0].text == UNREAD)
        .collect();
    assert!(!texts[0] && texts[1..].iter().all(|unread| *unread));
}

/// The bytes with another head.
fn with_head(change: impl FnOnce(&mut Head)) -> Vec<u8> {
    let bytes = ours().packed().unwrap();
    let from = begin(&bytes);
    let mut head: Head = postcard::from_bytes(&bytes[BEFORE..from]).unwrap();
    change(&mut head);
    let head = postcard::to_allocvec(&head).unwrap();
    let length = u32::try_from(head.len()).unwrap().to_le_bytes();
    let checksum = crc32fast::hash(&head).to_le_bytes();
    [&length, &checksum, &head[..], &bytes[from..]].concat()
}

#[test]
fn a_head_that_would_be_followed_astray_is_refused() {
    let refused = |change: fn(&mut Head)| unpacked(with_head(change)).is_none();
    assert!(!refused(|_| {}));
    let changes: [fn(&mut Head); 13] = [
        |head| head.notice.id = "../x".to_owned(),
        |head| head.areas.clear(),
        |head| head.parts.truncate(3),
        |head| head.areas[2].number = AreaNo::new(2),
        |head| head.areas[2].line = 0,
        |head| head.areas[2].line = head.lines.count + 1,
        |head| head.parts[2].texts.count = usize::MAX,
        |head| head.parts[2].rest.from = u64::MAX,
        |head| head.lines.length = usize::MAX,
        |head| head.lines.count = 1,
        |head| head.units.truncate(1),
        |head| head.rules[0].since.index = 1000,
        |head| head.days.push((head.rules[0].since, NaiveDate::MIN)),
    ];
    let last = changes.len() - 1;
    for (at, change) in changes.into_iter().enumerate() {
        assert_eq!(refused(change), at != last, "{at}");
    }
    assert!(refused(|head| {
        let nowhere = ClauseId {
            area: AreaNo::new(0),
            index: 1,
        };
        head.days.push((nowhere, NaiveDate::MIN));
    }));
}

/// The bytes with other clauses in the first area, all checksums right.
fn with_clauses(change: impl FnOnce(&mut Vec<Clause>)) -> Vec<u8> {
    let mut clauses = ours().areas[0].clauses.to_vec();
    change(&mut clauses);
    let mut behind = Vec::new();
    let mut changed = area_parts(&clauses, &mut behind).unwrap();
    let all = ours().packed().unwrap();
    for part in [&mut changed.texts, &mut changed.rest] {
        part.from += (all.len() - begin(&all)) as u64;
    }
    let mut bytes = with_head(|head| head.parts[0] = changed);
    bytes.extend(behind);
    bytes
}

#[test]
fn clauses_that_would_be_followed_astray_are_not_taken() {
    let taken = |change: fn(&mut Vec<Clause>)| {
        let read = unpacked(with_clauses(change)).unwrap();
        read.areas()[0].clauses[0].text != UNREAD
    };
    assert!(taken(|_| {}));
    assert!(taken(|clauses| clauses[0].text.push('x')));
    let astray: [fn(&mut Vec<Clause>); 4] = [
        |clauses| clauses[0].line = 0,
        |clauses| clauses[0].also = vec![1 << 40],
        |clauses| clauses[0].duty.as_mut().unwrap().groups[0].units.clear(),
        |clauses| {
            let nobody = crate::catalogue::UnitId::new(99);
            clauses[0].duty.as_mut().unwrap().groups[0].units[0] = nobody;
        },
    ];
    for (at, change) in astray.into_iter().enumerate() {
        assert!(!taken(change), "{at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever stands in the bytes, with every checksum of the head right, all can be asked for.
    #[test]
    fn no_bytes_bring_it_down(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in 0..2000_usize) {
        let mut bytes = ours().packed().unwrap();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(bytes.len().saturating_sub(cut / 2));
        let from = begin(&bytes).min(bytes.len());
        if let Some(head) = bytes.get(BEFORE..from) {
            let checksum = crc32fast::hash(head).to_le_bytes();
            bytes[4..BEFORE].copy_from_slice(&checksum);
        }
        if let Some(read) = unpacked(bytes) {
            let _ = whole(&read);
        }
    }
}
