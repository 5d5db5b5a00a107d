/** Boards as data: what they are, what runs on them, and how their sensors are read. */
package dev.tinyml.codegen.board;
