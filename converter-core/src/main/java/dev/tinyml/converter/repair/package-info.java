/** Ways of quantizing, tried one after the other until the rules of the gate hold. */
package dev.tinyml.converter.repair;
