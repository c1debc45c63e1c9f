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
}

impl Root {
    /// An idle root, or a new one.
    ///
    /// # Errors
    /// What the page answers to making a `div`.
    pub(crate) fn take(document: &Document) -> Result<Self, JsValue> {
        if let Some(root) = IDLE.with_borrow_mut(Vec::pop) {
            return Ok(root);
        }
        let mount = document.create_element("div")?;
        let handle = yew::Renderer::<Holder>::with_root(mount.clone()).render();
        Ok(Self { mount, handle })
    }

    /// The element, to be put where it should show.
    #[must_use]
    pub(crate) fn mount(&self) -> &Element {
        &self.mount
    }

    /// Shows something else. A component in it is only kept where its `key` is the same.
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
