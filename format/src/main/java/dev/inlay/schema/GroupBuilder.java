// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

/** Collects the fields of a group; handed out by {@link FieldType#group}. */
public final class GroupBuilder extends FieldsBuilder<GroupBuilder> {

    GroupBuilder() {}

    @Override
    GroupBuilder self() {
        return this;
    }
}
