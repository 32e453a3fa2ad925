/** What every REST route shares: rights, problems, pages, request ids and idempotency keys. */
@NullMarked
package org.switchhook.rest;

import org.jspecify.annotations.NullMarked;
