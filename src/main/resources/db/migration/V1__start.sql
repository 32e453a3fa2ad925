-- The first version of the schema: an empty one. Tables come with the features that own them.
SELECT 1;
