import { useLocation, useNavigate } from 'react-router';

/**
 * Opens the same address again. A new location is what makes the router leave its error page; to run the
 * loaders anew is not, because they return at once. What stands on a page that did not fail stays.
 */
export function useReload(): () => void {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  return () => {
    void navigate({ pathname, search, hash }, { replace: true, preventScrollReset: true });
  };
}
