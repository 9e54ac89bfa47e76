package dev.feria.server.console.syncs;

import java.util.List;

/** The page of dead letters. */
public record DeadLettersView(List<DeadLetterRow> rows) {}
