/**
 * What Azure's Blob and File services share: versions, errors, authentication, leases, conditions, dates, codecs. Pure
 * rules: no socket, no store, and the time only from a clock that is passed in.
 */
@NullMarked
package org.elasto.emulator.azure;

import org.jspecify.annotations.NullMarked;
