//! Sources parsed into a [`Tree`].

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

use crate::tree::{Module, Path, Take, Tree};

/// Parses the crate that begins at `lib.rs`; `sources` are texts by their path from `src`. A file that no module names, and one
/// that is not in `sources`, is left out.
///
/// # Panics
///
/// Where a source is no Rust.
pub(crate) fn read(sources: &BTreeMap<String, String>) -> Tree {
    let mut tree = Tree::default();
    file(&mut tree, sources, Vec::new(), "lib.rs", false);
    tree
}

/// Parses one file as the module at `module`.
fn file(
    tree: &mut Tree,
    sources: &BTreeMap<String, String>,
    module: Path,
    name: &str,
    test: bool,
) -> bool {
    let Some(source) = sources.get(name) else {
        return false;
    };
    let parsed = syn::parse_file(source).unwrap_or_else(|e| panic!("{name}: {e}"));
    let file = name.to_owned();
    tree.modules.insert(
        module.clone(),
        Module {
            file,
            ..Module::default()
        },
    );
    let mut walk = Walk {
        tree,
        sources,
        file: name,
        module,
        test,
    };
    walk.visit_file(&parsed);
    true
}

struct Walk<'a> {
    tree: &'a mut Tree,
    sources: &'a BTreeMap<String, String>,
    file: &'a str,
    module: Path,
    test: bool,
}

impl Walk<'_> {
    fn here(&mut self) -> &mut Module {
        self.tree.modules.entry(self.module.clone()).or_default()
    }

    fn take(&mut self, path: Path, line: usize, hands_on: bool) {
        let (module, test) = (self.module.clone(), self.test);
        self.tree.takes.push(Take {
            module,
            path,
            line,
            test,
            hands_on,
        });
    }

    /// The file of a module that is declared here.
    fn file_of(&self, item: &syn::ItemMod) -> Option<String> {
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let join = |folder: &str, name: &str| {
            let path = format!("{folder}/{name}");
            path.trim_start_matches('/').to_owned()
        };
        if let Some(path) = item.attrs.iter().find_map(path_attribute) {
            return Some(join(folder, &path));
        }
        let base = match self.file.rsplit('/').next() {
            Some("lib.rs" | "mod.rs") => folder.to_owned(),
            _ => self.file.trim_end_matches(".rs").to_owned(),
        };
        let name = item.ident.to_string();
        [format!("{name}.rs"), format!("{name}/mod.rs")]
            .iter()
            .map(|end| join(&base, end))
            .find(|file| self.sources.contains_key(file))
    }

    /// Notes the names that a `use` brings in.
    fn uses(&mut self, tree: &UseTree, before: &[String], hands_on: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(part) => self.uses(&part.tree, &with(&part.ident), hands_on),
            UseTree::Group(group) => {
                for part in &group.items {
                    self.uses(part, before, hands_on);
                }
            }
            UseTree::Glob(glob) => {
                self.here().globs.push(before.to_vec());
                self.take(
                    before.to_vec(),
                    glob.star_token.spans[0].start().line,
                    hands_on,
                );
            }
            UseTree::Name(name) => {
                let path = if name.ident == "self" {
                    before.to_vec()
                } else {
                    with(&name.ident)
                };
                self.brings(
                    path.last().cloned(),
                    path,
                    name.ident.span().start().line,
                    hands_on,
                );
            }
            UseTree::Rename(name) => {
                let new = Some(name.rename.to_string());
                let line = name.ident.span().start().line;
                self.brings(new, with(&name.ident), line, hands_on);
            }
        }
    }

    fn brings(&mut self, name: Option<String>, path: Path, line: usize, hands_on: bool) {
        // `use ron;` means another crate, and never itself.
        if let Some(name) = name.filter(|name| path.len() > 1 || path[0] != *name) {
            self.here().aliases.insert(name, path.clone());
        }
        self.take(path, line, hands_on);
    }

    /// Paths among the tokens that a macro is given, which the parser leaves as they are.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Path = Vec::new();
        let mut line = 0;
        let (mut colons, mut field) = (0, false);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons < 2 && !path.is_empty() {
                        let done = std::mem::take(&mut path);
                        self.take(done, line, false);
                    }
                    if !field || colons >= 2 {
                        line = ident.span().start().line;
                        path.push(ident.to_string());
                    }
                    (colons, field) = (0, false);
                    continue;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Punct(punct) => field = punct.as_char() == '.',
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(_) => field = false,
            }
            colons = 0;
            if !path.is_empty() {
                let done = std::mem::take(&mut path);
                self.take(done, line, false);
            }
        }
        if !path.is_empty() {
            self.take(path, line, false);
        }
    }

    /// Visits what is compiled for tests alone where `attrs` say so.
    fn under(&mut self, attrs: &[Attribute], visit: impl FnOnce(&mut Self)) {
        let before = self.test;
        self.test |= attrs.iter().any(for_tests);
        visit(self);
        self.test = before;
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attrs, name) = head(item);
        if let Some(name) = name {
            self.here().items.insert(name);
        }
        self.under(attrs, |walk| visit::visit_item(walk, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.under(&item.attrs, |walk| visit::visit_impl_item_fn(walk, item));
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let name = item.ident.to_string();
        let inner = [&self.module[..], std::slice::from_ref(&name)].concat();
        if let Some((_, items)) = &item.content {
            let module = Module {
                file: self.file.to_owned(),
                ..Module::default()
            };
            self.tree.modules.insert(inner.clone(), module);
            self.here().children.insert(name);
            let outer = std::mem::replace(&mut self.module, inner);
            for item in items {
                self.visit_item(item);
            }
            self.module = outer;
        } else if let Some(path) = self.file_of(item)
            && file(self.tree, self.sources, inner, &path, self.test)
        {
            self.here().children.insert(name);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            let hands_on = !matches!(item.vis, Visibility::Inherited);
            self.uses(&item.tree, &[], hands_on);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let (None, Some(first)) = (&path.leading_colon, path.segments.first()) {
            let names = path.segments.iter().map(|part| part.ident.to_string());
            self.take(names.collect(), first.ident.span().start().line, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        self.visit_path(&it.path);
        self.tokens(it.tokens.clone());
    }

    // What `pub(in path)` and the like name is above, not taken.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// The attributes of an item, and its name where it is no module.
fn head(item: &Item) -> (&[Attribute], Option<String>) {
    let (attrs, ident) = match item {
        Item::Const(it) => (&it.attrs, Some(&it.ident)),
        Item::Enum(it) => (&it.attrs, Some(&it.ident)),
        Item::Fn(it) => (&it.attrs, Some(&it.sig.ident)),
        Item::Impl(it) => (&it.attrs, None),
        Item::Macro(it) => (&it.attrs, it.ident.as_ref()),
        Item::Mod(it) => (&it.attrs, None),
        Item::Static(it) => (&it.attrs, Some(&it.ident)),
        Item::Struct(it) => (&it.attrs, Some(&it.ident)),
        Item::Trait(it) => (&it.attrs, Some(&it.ident)),
        Item::Type(it) => (&it.attrs, Some(&it.ident)),
        Item::Union(it) => (&it.attrs, Some(&it.ident)),
        Item::Use(it) => (&it.attrs, None),
        _ => return (&[], None),
    };
    (attrs, ident.map(ToString::to_string))
}

/// Whether an attribute is `#[cfg(test)]`.
fn for_tests(attribute: &Attribute) -> bool {
    let syn::Meta::List(list) = &attribute.meta else {
        return false;
    };
    let mut tokens = list.tokens.clone().into_iter();
    list.path.is_ident("cfg") && tokens.any(|token| token.to_string() == "test")
}

/// The file that `#[path = "…"]` names.
fn path_attribute(attribute: &Attribute) -> Option<String> {
    let syn::Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        syn::Expr::Lit(literal) if pair.path.is_ident("path") => match &literal.lit {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
