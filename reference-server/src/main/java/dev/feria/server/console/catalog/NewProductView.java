package dev.feria.server.console.catalog;

import dev.feria.server.console.Form;

/** The form for a new product. */
public record NewProductView(Form form) {}
