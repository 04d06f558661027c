/**
 * The management plane of storage accounts: Azure Resource Manager as far as it has to do with them.
 */
@NullMarked
package org.elasto.emulator.management;

import org.jspecify.annotations.NullMarked;
