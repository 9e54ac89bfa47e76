/**
 * Tables as CSV files, as people's spreadsheets write and read them. Knows no feature: columns are
 * names, cells are texts.
 */
@NullMarked
package dev.feria.server.platform.csv;

import org.jspecify.annotations.NullMarked;
