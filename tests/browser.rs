//! What only a browser can show: the view in a real shadow root.
#![cfg(target_arch = "wasm32")]

use claimline::embed::{Hooks, Widget, story};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

/// The loader's side of the contract: it keeps what it is told.
#[wasm_bindgen(inline_js = "
export function recorder() {
  const told = [];
  return { told, phase: (phase, detail) => told.push(phase, detail ? detail.claims : 'nothing'), emit: (type) => told.push(type), language: () => 'en' };
}
export function told(hooks) { return hooks.told.join(' '); }
")]
extern "C" {
    fn recorder() -> Hooks;
    fn told(hooks: &Hooks) -> String;
}

/// A host in the page with an open shadow root.
fn host() -> (HtmlElement, ShadowRoot) {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a page");
    let host = document.create_element("div").expect("a host");
    document
        .body()
        .expect("a body")
        .append_child(&host)
        .expect("the host in the page");
    let root = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .expect("a shadow root");
    (host.unchecked_into(), root)
}

/// Lets the view render.
async fn tick() {
    gloo::timers::future::sleep(std::time::Duration::from_millis(20)).await;
}

fn copy(hooks: &Hooks) -> Hooks {
    AsRef::<JsValue>::as_ref(hooks).clone().unchecked_into()
}

fn count(root: &ShadowRoot, selector: &str) -> u32 {
    root.query_selector_all(selector)
        .expect("a selector")
        .length()
}

#[wasm_bindgen_test]
async fn the_story_is_shown_and_told() {
    let (host, root) = host();
    let hooks = recorder();
    let widget = Widget::new(host, &root, copy(&hooks)).expect("a widget");
    tick().await;
    assert_eq!(told(&hooks), "");
    widget.load(&story(), 0);
    tick().await;
    assert_eq!(told(&hooks), "ready 63");
    for part in [
        "[part=summary]",
        "figure[part=chart] canvas",
        "[data-mark]",
        "article[data-claim]",
    ] {
        assert!(count(&root, part) >= 1, "{part}");
    }
    widget.destroy();
    tick().await;
    assert_eq!(count(&root, "*"), 0);
}

#[wasm_bindgen_test]
async fn a_failure_is_shown_and_told() {
    let (host, root) = host();
    let hooks = recorder();
    let widget = Widget::new(host, &root, copy(&hooks)).expect("a widget");
    widget.fail("empty");
    tick().await;
    assert_eq!(told(&hooks), "failed nothing");
    assert_eq!(count(&root, "[role=status]"), 1);
    assert!(widget.unmet().is_empty());
    widget.destroy();
}

#[wasm_bindgen_test]
async fn a_second_view_is_not_the_first_ones() {
    let hooks = recorder();
    for _ in 0..2 {
        let (host, root) = host();
        let widget = Widget::new(host, &root, copy(&hooks)).expect("a widget");
        widget.load(&story(), 0);
        tick().await;
        assert_eq!(count(&root, "figure"), 1);
        widget.destroy();
        tick().await;
    }
    assert_eq!(told(&hooks), "ready 63 ready 63");
}
