/** The rules of the gate: a limit each, and how what was measured stands to it. */
package dev.tinyml.converter.verify.rule;
