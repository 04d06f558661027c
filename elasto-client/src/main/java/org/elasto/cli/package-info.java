/**
 * The {@code elasto} tool: one class per command on top of {@link org.elasto.client.Elasto}. The only package that
 * knows picocli; nothing below {@code Main} touches the process it runs in.
 */
@NullMarked
package org.elasto.cli;

import org.jspecify.annotations.NullMarked;
