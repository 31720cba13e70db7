/** Runs plays over hosts: plans each task, makes its changes or predicts them, and gives back what happened. */
package dev.keyturn.engine.run;
