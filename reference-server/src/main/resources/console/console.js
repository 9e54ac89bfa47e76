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
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.target.hasAttribute("data-poll")) {
      event.preventDefault();
    }
  });

  // A live table asks only about the rows on the screen, and says what it knows of them.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.detail.elt.hasAttribute("data-poll-rows")) {
      return;
    }
    const seen = [...document.querySelectorAll("[data-row]")].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > 0 && box.top < window.innerHeight;
    });
    event.detail.parameters.have = seen.slice(0, 60).map((row) => row.dataset.row).join(",");
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
    if (dialog && event.detail.successful) {
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

  // A request that failed is said aloud; polling stays quiet and tries again.
  const failed = (event) => {
    if (event.detail.elt.hasAttribute("data-poll")) {
      return;
    }
    const toast = document.createElement("div");
    toast.className = "alert bad toast";
    toast.setAttribute("role", "alert");
    toast.textContent = document.body.dataset.failed;
    document.body.append(toast);
    setTimeout(() => toast.remove(), 8000);
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
