//! The crate's modules as its sources declare them: which file each stands in, what it declares, what it takes from where.

use std::collections::{BTreeMap, HashMap, HashSet};

/// A module's place below the crate: `["journal", "plan"]`.
pub(crate) type Path = Vec<String>;

/// One module.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The file it stands in, from `src`.
    pub(crate) file: String,
    /// What it declares itself, modules left out.
    pub(crate) items: HashSet<String>,
    /// The modules it declares.
    pub(crate) children: HashSet<String>,
    /// Names that `use` brings in, with the path written there.
    pub(crate) aliases: HashMap<String, Path>,
    /// Paths before `::*`.
    pub(crate) globs: Vec<Path>,
}

/// A path that stands in the code.
#[derive(Debug)]
pub(crate) struct Take {
    /// The module it stands in.
    pub(crate) module: Path,
    /// As written.
    pub(crate) path: Path,
    /// The line, from 1.
    pub(crate) line: usize,
    /// Whether it is compiled for tests alone.
    pub(crate) test: bool,
    /// Whether it only hands on what others take: `pub(crate) use`.
    pub(crate) hands_on: bool,
}

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A module.
    Module(Path),
    /// Something that this module declares.
    Item(Path),
}

impl Target {
    /// The module that it is, or that declares it.
    pub(crate) fn module(&self) -> &Path {
        let (Self::Module(module) | Self::Item(module)) = self;
        module
    }
}

/// All modules of a crate.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) modules: BTreeMap<Path, Module>,
    pub(crate) takes: Vec<Take>,
}

/// More re-exports than this in a row are a ring.
const DEEPEST: usize = 16;

impl Tree {
    /// The absolute path, `crate`, `self` and `super` taken away; `None` where it begins with a name.
    fn absolute(from: &[String], path: &[String]) -> Option<(Path, usize)> {
        let first = path.first()?;
        if first == "crate" {
            return Some((Vec::new(), 1));
        }
        let supers = path.iter().take_while(|name| *name == "super").count();
        let here = usize::from(first == "self");
        if supers + here == 0 {
            return None;
        }
        let kept = from.len().checked_sub(supers)?;
        Some((from[..kept].to_vec(), supers + here))
    }

    /// The module below the crate that a path names first, whatever stands there.
    pub(crate) fn named(from: &[String], path: &[String]) -> Option<String> {
        let (mut base, used) = Self::absolute(from, path)?;
        base.extend(path[used..].iter().cloned());
        base.into_iter().next()
    }

    /// What a path in module `from` leads to, re-exports resolved; `None` where that lies outside of the crate.
    pub(crate) fn resolve(&self, from: &[String], path: &[String]) -> Option<Target> {
        self.follow(from, path, 0)
    }

    fn follow(&self, from: &[String], path: &[String], depth: usize) -> Option<Target> {
        if depth > DEEPEST {
            return None;
        }
        let (mut at, rest) = match Self::absolute(from, path) {
            Some((base, used)) => (Target::Module(base), &path[used..]),
            None => {
                let (first, rest) = path.split_first()?;
                (self.member(from, first, rest.is_empty(), depth)?, rest)
            }
        };
        for (place, name) in rest.iter().enumerate() {
            let Target::Module(module) = &at else { break };
            let last = place + 1 == rest.len();
            match self.member(module, name, last, depth) {
                Some(next) => at = next,
                // Made by a macro, or none of ours: the module is all that can be told.
                None => break,
            }
        }
        Some(at)
    }

    /// What a name means in a module. A module and a function may share one; only the last name of a path can be the latter.
    fn member(&self, module: &[String], name: &str, last: bool, depth: usize) -> Option<Target> {
        let known = self.modules.get(module)?;
        let item = || {
            let declared = known.items.contains(name);
            declared.then(|| Target::Item(module.to_vec()))
        };
        let child = || {
            let declared = known.children.contains(name);
            declared.then(|| Target::Module([module, &[name.to_owned()]].concat()))
        };
        let own = if last {
            item().or_else(child)
        } else {
            child().or_else(item)
        };
        if own.is_some() {
            return own;
        }
        if let Some(path) = known.aliases.get(name) {
            return self.follow(module, path, depth + 1);
        }
        known.globs.iter().find_map(|glob| {
            let Target::Module(of) = self.follow(module, glob, depth + 1)? else {
                return None;
            };
            (of != module).then(|| self.member(&of, name, last, depth + 1))?
        })
    }

    /// The file that a module stands in.
    pub(crate) fn file(&self, module: &[String]) -> &str {
        self.modules
            .get(module)
            .map_or("", |module| module.file.as_str())
    }
}
