/** Turns the data of a task into the arguments record of what it calls, and says what does not fit. */
package dev.keyturn.language.binding;
