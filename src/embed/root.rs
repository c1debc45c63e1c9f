//! The Yew roots of the page, used again: Yew never lets go of an element that it has once mounted into.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};
use yew::prelude::*;

thread_local! {
    /// The roots that show nothing now.
    static IDLE: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
}

/// An element of its own with a Yew app in it, which shows what it is told to.
///
/// Yew leaves its listeners on each element that it mounts into, and with them the element in memory, for ever. So a
/// root is made once and handed on: a page where elements come and go holds as many as it had at the same time.
pub(crate) struct Root {
    mount: Element,
    handle: AppHandle<Holder>,
    odd: bool,
}

impl Root {
    /// An idle root, or a new one.
    ///
    /// # Errors
    /// What the page answers to making a `div`.
    pub(crate) fn take(document: &Document) -> Result<Self, JsValue> {
        if let Some(mut root) = IDLE.with_borrow_mut(Vec::pop) {
            root.odd = !root.odd;
            return Ok(root);
        }
        let mount = document.create_element("div")?;
        let handle = yew::Renderer::<Holder>::with_root(mount.clone()).render();
        Ok(Self {
            mount,
            handle,
            odd: false,
        })
    }

    /// The element, to be put where it should show.
    #[must_use]
    pub(crate) fn mount(&self) -> &Element {
        &self.mount
    }

    /// A key for the view: another than that of the view which the root showed for someone else before, so that Yew
    /// does not take the one for the other.
    pub(crate) fn key(&self) -> &'static str {
        if self.odd { "odd" } else { "even" }
    }

    /// Shows something else.
    pub(crate) fn show(&mut self, content: Html) {
        self.handle.update(HolderProps { content });
    }

    /// Takes the root out of the page and keeps it for the next that needs one.
    pub(crate) fn give_back(mut self) {
        self.show(Html::default());
        self.mount.remove();
        IDLE.with_borrow_mut(|idle| idle.push(self));
    }
}

#[derive(Properties, Default)]
struct HolderProps {
    #[prop_or_default]
    content: Html,
}

impl PartialEq for HolderProps {
    /// Two views cannot be told apart by what Yew lets one compare.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[component]
fn Holder(props: &HolderProps) -> Html {
    props.content.clone()
}
