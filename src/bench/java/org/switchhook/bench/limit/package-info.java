/**
 * An application without ours, beside it on the same server: the limit that rows are held against.
 */
package org.switchhook.bench.limit;
