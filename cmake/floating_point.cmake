# One scenario gives one fingerprint on every compiler, at every level of optimisation: no fused
# multiply-add, and no kernels of Eigen that pick their order of additions by the processor.
target_compile_options(waymark_rules_of_the_house INTERFACE -ffp-contract=off)
target_compile_definitions(waymark_rules_of_the_house INTERFACE EIGEN_DONT_VECTORIZE)
