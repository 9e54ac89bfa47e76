// The little that htmx and plain HTML leave over. No code is evaluated, nothing is fetched here.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  // Times are told in the browser's zone: the server reads it from this cookie.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    document.cookie = "feria_zone=" + encodeURIComponent(zone) + "; path=/; max-age=31536000; samesite=lax";
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const menu = target && target.closest("[data-menu]");
    if (menu) {
      const nav = document.getElementById("nav");
      menu.setAttribute("aria-expanded", String(nav.classList.toggle("open")));
    }
    const remove = target && target.closest("[data-remove]");
    if (remove) {
      remove.closest("tr").remove();
      sum();
    }
  });

  // The language changes on the page as it is filtered now.
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.languages")) {
      event.target.elements.back.value = location.pathname + location.search;
    }
  });

  // Pictures come from other hosts and may be gone.
  document.addEventListener(
    "error",
    (event) => {
      if (event.target instanceof HTMLImageElement) {
        event.target.hidden = true;
      }
    },
    true,
  );

  // Polling rests while nobody looks, and catches up at once when somebody does.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      document.querySelectorAll("[data-poll]").forEach((poll) => htmx.trigger(poll, "refresh"));
    }
  });
  const polls = (event) => event.detail.elt.hasAttribute("data-poll");
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && polls(event)) {
      event.preventDefault();
    }
  });

  // A live table asks only about the rows on the screen, and says what it knows of them. A row in
  // which somebody works stays as it is.
  const onScreen = (row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight && !row.contains(document.activeElement);
  };
  document.addEventListener("htmx:configRequest", (event) => {
    const which = event.detail.elt.dataset.pollRows;
    if (which === undefined) {
      return;
    }
    const rows = [...document.querySelectorAll("[data-row]")];
    const asked = which === "all" ? rows : rows.filter(onScreen).slice(0, 60);
    if (!asked.length) {
      event.preventDefault();
    }
    event.detail.parameters.have = asked.map((row) => row.dataset.row).join(",");
  });

  // Filters that are not set do not belong into the address.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.matches("form[role=search]")) {
      const parameters = event.detail.parameters;
      Object.keys(parameters).forEach((name) => {
        if (parameters[name] === "") {
          delete parameters[name];
        }
      });
    }
  });

  // What takes longer than a blink shows that something is going on.
  let waiting = 0;
  const busy = () => root.classList.toggle("busy", waiting > 0);
  document.addEventListener("htmx:beforeSend", (event) => {
    if (!polls(event)) {
      waiting++;
      setTimeout(busy, 200);
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!polls(event)) {
      waiting = Math.max(0, waiting - 1);
      busy();
    }
  });

  // Dialogs that arrive open themselves; a choice made in one closes it.
  document.addEventListener("htmx:afterSwap", (event) => {
    event.target.querySelectorAll("dialog[data-open]").forEach((dialog) => {
      dialog.removeAttribute("data-open");
      dialog.addEventListener("close", () => dialog.remove());
      dialog.showModal();
    });
    sum();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const closes = event.detail.elt.closest("[data-closes]");
    const dialog = closes && closes.closest("dialog");
    if (dialog && event.detail.xhr.status < 400) {
      dialog.close();
    }
  });

  // Questions before something is undone for good.
  document.addEventListener("htmx:confirm", (event) => {
    if (!event.detail.question) {
      return;
    }
    event.preventDefault();
    const dialog = document.getElementById("confirm");
    document.getElementById("confirm-text").textContent = event.detail.question;
    dialog.returnValue = "no";
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue === "yes") {
          event.detail.issueRequest(true);
        }
      },
      { once: true },
    );
    dialog.showModal();
  });

  // What went wrong is said where the reader is: in the open dialog, else above the page. Polling
  // stays quiet and tries again.
  const say = (text) => {
    const place = document.querySelector("dialog[open] [data-result]");
    const alert = document.createElement("div");
    alert.className = place ? "alert bad" : "alert bad toast";
    alert.setAttribute("role", "alert");
    alert.textContent = text;
    document.querySelectorAll(".toast").forEach((old) => old.remove());
    if (place) {
      place.replaceChildren(alert);
    } else {
      document.body.append(alert);
      setTimeout(() => alert.remove(), 10000);
    }
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const xhr = event.detail.xhr;
    const refused = xhr.getResponseHeader("HX-Retarget") === "#result";
    if (xhr.status >= 400 && (refused || polls(event))) {
      event.detail.shouldSwap = false;
      if (!polls(event)) {
        const answer = new DOMParser().parseFromString(xhr.responseText, "text/html");
        say(answer.body.textContent.trim());
      }
    }
  });
  const failed = (event) => {
    if (!polls(event)) {
      say(document.body.dataset.failed);
    }
  };
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);

  // Prices are read as the server reads them: 12.990 is a thousandfold where a point groups.
  const price = (text, locale) => {
    const parts = new Intl.NumberFormat(locale).formatToParts(1000000);
    const group = parts.find((part) => part.type === "group")?.value ?? ",";
    const digits = text.replace(/\s/g, "");
    const pieces = digits.split(group);
    const grouped =
      pieces.length > 1 &&
      /^\d{1,3}$/.test(pieces[0]) &&
      pieces.slice(1).every((piece, i, all) =>
        i < all.length - 1 ? /^\d{3}$/.test(piece) : /^\d{3}([.,]\d+)?$/.test(piece),
      );
    return Number((grouped ? pieces.join("") : digits).replace(",", "."));
  };

  // The sum of a new sale, while it is typed.
  const sum = () => {
    const form = document.querySelector("[data-sum]");
    if (!form) {
      return;
    }
    const rows = [...form.querySelectorAll("#sale-lines tr")];
    document.getElementById("sale-none").hidden = rows.length > 0;
    const total = rows.reduce((acc, row) => {
      const each = price(row.querySelector("[name=unit_price]").value, form.dataset.locale);
      return acc + each * Number(row.querySelector("[name=quantity]").value);
    }, 0);
    const text = new Intl.NumberFormat(form.dataset.locale).format(total);
    document.getElementById("sale-total").textContent =
      rows.length && Number.isFinite(total) ? form.elements.currency.value + " " + text : "–";
  };
  document.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-sum]")) {
      sum();
    }
  });
  document.addEventListener("DOMContentLoaded", sum);
})();
