//! For the end-to-end tests only: makes the module panic where the host's `data-trap` says.

use web_sys::HtmlElement;
use yew::prelude::*;

/// What `Trap` needs to know.
#[derive(Properties, PartialEq)]
pub struct TrapProps {
    /// The element whose `data-trap` is read: `render`, `effect`, `future`, `timer`, `handler` or `call`.
    pub host: HtmlElement,
}

/// Panics while rendering, in an effect, in a future, in a timer, or in the click handler of the button it shows.
#[component]
pub fn Trap(props: &TrapProps) -> Html {
    let place = props.host.get_attribute("data-trap").unwrap_or_default();
    if place == "render" {
        panic!("trap in render");
    }
    {
        let place = place.clone();
        use_effect_with((), move |()| match place.as_str() {
            "effect" => panic!("trap in an effect"),
            "future" => wasm_bindgen_futures::spawn_local(async {
                panic!("trap in a future");
            }),
            "timer" => {
                gloo::timers::callback::Timeout::new(20, || panic!("trap in a timer")).forget();
            }
            _ => {}
        });
    }
    if place != "handler" {
        return html! {};
    }
    let onclick = |_: MouseEvent| panic!("trap in a handler");
    html! { <button type="button" class="trap" {onclick}>{ "trap" }</button> }
}

/// Panics if the host's `data-trap` is `call`: inside a call that the page made.
pub fn in_call(host: &HtmlElement) {
    if host.get_attribute("data-trap").as_deref() == Some("call") {
        panic!("trap in a call");
    }
}
