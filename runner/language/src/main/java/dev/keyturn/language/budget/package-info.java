/** Bounds of time and size for what people write: templates, conditions and patterns. */
package dev.keyturn.language.budget;
