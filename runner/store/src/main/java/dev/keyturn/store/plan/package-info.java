/** Saved plans: what a check run found, sealed, to be applied exactly as it was approved. */
package dev.keyturn.store.plan;
