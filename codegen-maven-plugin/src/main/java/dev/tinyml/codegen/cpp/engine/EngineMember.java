package dev.tinyml.codegen.cpp.engine;

/**
 * An initialized member of a structure.
 *
 * @param name of the member
 * @param value an expression
 */
public record EngineMember(String name, String value) {}
