//! A small web server for the preview: files of one folder, on this machine only.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

/// Serves a folder until the program is ended.
///
/// # Errors
/// When no port is to be had.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<()> {
    let listener = listen(port)?;
    let folder = folder
        .canonicalize()
        .with_context(|| format!("no folder {}", folder.display()))?;
    let address = listener.local_addr()?;
    println!(
        "\n  \x1b[1mhttp://localhost:{}/\x1b[0m   the demo article",
        address.port()
    );
    println!(
        "  http://localhost:{}/editor.html   the editors' page",
        address.port()
    );
    println!("  Ctrl-C ends it.");
    for stream in listener.incoming().flatten() {
        let folder = folder.clone();
        std::thread::spawn(move || {
            // A browser that goes away in the middle is no matter.
            let _ = answer(&stream, &folder);
        });
    }
    Ok(())
}

/// The wanted port, or the next free one.
fn listen(port: u16) -> Result<TcpListener> {
    for candidate in port..=port.saturating_add(20) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            return Ok(listener);
        }
    }
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")
}

fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request)? == 0 {
            return Ok(());
        }
        let mut brotli = false;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            let header = header.trim().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(codings) = header.strip_prefix("accept-encoding:") {
                brotli = codings.split([',', ' ']).any(|coding| coding == "br");
            }
        }
        let mut words = request.split(' ');
        let method = words.next().unwrap_or_default();
        let path = words.next().unwrap_or_default();
        let reply = reply(method, path, brotli, folder);
        let body: &[u8] = if method == "HEAD" { &[] } else { &reply.body };
        let head = format!(
            "HTTP/1.1 {}\r\ncontent-type: {}\r\ncontent-length: {}\r\ncache-control: no-cache\r\naccess-control-allow-origin: *\r\nvary: accept-encoding\r\n{}\r\n",
            reply.status,
            reply.mime,
            reply.body.len(),
            if reply.brotli {
                "content-encoding: br\r\n"
            } else {
                ""
            },
        );
        let mut writer = stream;
        writer.write_all(head.as_bytes())?;
        writer.write_all(body)?;
    }
}

struct Reply {
    status: &'static str,
    mime: &'static str,
    brotli: bool,
    body: Vec<u8>,
}

fn reply(method: &str, target: &str, brotli: bool, folder: &Path) -> Reply {
    let plain = |status: &'static str| Reply {
        status,
        mime: "text/plain; charset=utf-8",
        brotli: false,
        body: status.into(),
    };
    if method != "GET" && method != "HEAD" {
        return plain("405 Method Not Allowed");
    }
    let path = target
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_start_matches('/');
    let name = if path.is_empty() { "index.html" } else { path };
    // One flat folder: anything else is not there.
    if name.contains(['/', '\\', '%']) || name.starts_with('.') {
        return plain("404 Not Found");
    }
    let small = brotli
        .then(|| fs::read(folder.join(format!("{name}.br"))).ok())
        .flatten();
    let (brotli, body) = match small {
        Some(body) => (true, body),
        None => match fs::read(folder.join(name)) {
            Ok(body) => (false, body),
            Err(_) => return plain("404 Not Found"),
        },
    };
    Reply {
        status: "200 OK",
        mime: mime(name),
        brotli,
        body,
    }
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "ts" => "text/plain; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::reply;

    #[test]
    fn files_of_the_folder_and_no_others() {
        let folder = std::env::temp_dir().join(format!("claimline-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("in")).expect("a folder");
        fs::write(folder.join("a.js"), "a").expect("a file");
        fs::write(folder.join("a.js.br"), "b").expect("a file");
        fs::write(folder.join("in/secret"), "s").expect("a file");
        let status = |path: &str| reply("GET", path, false, &folder).status;
        assert_eq!(status("/a.js?x=1"), "200 OK");
        for path in ["/in/secret", "/../in/secret", "/%2e%2e/x", "/.env", "/none"] {
            assert_eq!(status(path), "404 Not Found", "{path}");
        }
        assert_eq!(reply("GET", "/a.js", true, &folder).body, b"b");
        assert_eq!(reply("GET", "/a.js", false, &folder).body, b"a");
        assert_eq!(
            reply("POST", "/a.js", false, &folder).status,
            "405 Method Not Allowed"
        );
        fs::remove_dir_all(folder).expect("removed");
    }
}
