/** The registry's vocabulary as JSON, and back, without loss. */
package dev.keyturn.store.form;
