/** What servers answer on the wire, asked over raw sockets with a signer of its own: no client library, ours included. */
@NullMarked
package org.elasto.conformance.wire;

import org.jspecify.annotations.NullMarked;
