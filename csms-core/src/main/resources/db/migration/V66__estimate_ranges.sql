-- Estimates tell what is likely between low and high, and what they follow from.
update session_need
   set estimates = (select jsonb_agg(guess || jsonb_build_object(
                             'likely', guess -> 'value', 'source', 'TOKEN_STAYS'))
                      from jsonb_array_elements(estimates) guess)
 where estimates <> '[]';
