/**
 * What is kept of calls that have ended: reading it, as JSON and CSV, and forgetting it in time.
 */
@NullMarked
package org.switchhook.record;

import org.jspecify.annotations.NullMarked;
