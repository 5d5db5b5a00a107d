/** Describes signatures of SavedModels. */
package dev.tinyml.codegen.inspection.savedmodel;
