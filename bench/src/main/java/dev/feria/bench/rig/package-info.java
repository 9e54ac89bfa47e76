/**
 * The programs under load: a sandbox and a server, each a process of its own, set up through the
 * interfaces that everybody uses. What they write is kept in one folder.
 */
@NullMarked
package dev.feria.bench.rig;

import org.jspecify.annotations.NullMarked;
