/** What tasks can call that acts on the run itself: on variables, on the output, on the way of the tasks. */
package dev.keyturn.engine.action;
